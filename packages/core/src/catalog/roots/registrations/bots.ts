import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

const grammyContext = { 0: 'grammy#Context.prototype' };

/** Programs that answer the messages of people: each message is a request. */
export const bots: readonly RegistrationRule[] = [
  {
    kind: 'telegraf',
    reach: 'request',
    apis: methodsOf(
      'telegraf#Telegraf.prototype',
      'command on hears action start help settings use inlineQuery gameQuery email phone hashtag mention reaction catch',
    ),
    handlers: 'functions',
    name: 'telegram {0}',
    parameters: { 0: 'telegraf#Context.prototype' },
  },
  {
    kind: 'grammy',
    reach: 'request',
    apis: methodsOf(
      'grammy#Bot.prototype',
      'command on hears use callbackQuery inlineQuery gameQuery chosenInlineResult preCheckoutQuery shippingQuery reaction chatType filter fork lazy route branch catch',
    ),
    handlers: 'functions',
    name: 'telegram {0}',
    parameters: grammyContext,
  },
  {
    kind: 'telegram',
    reach: 'request',
    apis: methodsOf('node-telegram-bot-api#default.prototype', 'on once onText onReplyToMessage addListener'),
    handlers: 'functions',
    name: 'telegram {0}',
  },
  {
    kind: 'discord',
    reach: 'request',
    apis: methodsOf('discord.js#Client.prototype', 'on once'),
    exceptEvents: ['ready', 'clientReady', 'error', 'warn', 'debug', 'invalidated'],
    handlers: [1],
    name: 'discord {0}',
  },
  {
    kind: 'slack',
    reach: 'request',
    apis: methodsOf('@slack/bolt#App.prototype', 'command event message action shortcut view options use error function assistant'),
    handlers: 'functions',
    name: 'slack {method} {0}',
  },
  {
    kind: 'github app',
    reach: 'request',
    apis: [
      ...methodsOf('probot#Probot.prototype', 'on onAny onError'),
      ...methodsOf('@octokit/webhooks#Webhooks.prototype', 'on onAny onError'),
    ],
    handlers: 'functions',
    name: 'webhook {0}',
  },
  {
    kind: 'botbuilder',
    reach: 'request',
    apis: methodsOf(
      'botbuilder#ActivityHandler.prototype',
      'onMessage onMembersAdded onMembersRemoved onTurn onDialog onEvent onConversationUpdate onUnrecognizedActivityType',
    ),
    handlers: [0],
    name: 'bot {method}',
  },
];
