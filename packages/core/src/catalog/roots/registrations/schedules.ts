import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

export const schedules: readonly RegistrationRule[] = [
  {
    kind: 'cron',
    reach: 'background',
    apis: methodsOf('node-cron#', 'schedule createTask'),
    handlers: [1],
    period: { argument: 0, form: 'cron' },
    name: 'cron {0}',
  },
  {
    kind: 'cron',
    reach: 'background',
    apis: ['cron#CronJob'],
    handlers: [1, 2],
    period: { argument: 0, form: 'cron' },
    name: 'cron {0}',
  },
  {
    kind: 'cron',
    reach: 'background',
    apis: ['cron#CronJob.from'],
    handlers: [{ argument: 0, properties: ['onTick', 'onComplete'] }],
    period: { argument: 0, property: 'cronTime', form: 'cron' },
    name: 'cron {0.cronTime}',
  },
  {
    kind: 'node-schedule',
    reach: 'background',
    apis: methodsOf('node-schedule#', 'scheduleJob Job'),
    handlers: 'functions',
    period: { argument: 0, form: 'cron' },
    name: 'schedule {0}',
  },
  {
    kind: 'croner',
    reach: 'background',
    apis: methodsOf('croner#', 'Cron default'),
    handlers: 'functions',
    period: { argument: 0, form: 'cron' },
    name: 'cron {0}',
  },
  {
    kind: 'agenda',
    reach: 'background',
    apis: ['agenda#Agenda.prototype.define'],
    handlers: 'functions',
    name: 'job {0}',
  },
  {
    kind: 'toad-scheduler',
    reach: 'background',
    apis: methodsOf('toad-scheduler#', 'Task AsyncTask'),
    handlers: 'functions',
    name: 'task {0}',
  },
  {
    kind: 'deno cron',
    reach: 'background',
    apis: ['global#Deno.cron'],
    handlers: 'functions',
    period: { argument: 1, form: 'cron' },
    name: 'cron {0}',
  },
];
