import { methodsOf } from '../api.js';
import type { RegistrationRule } from '../rules.js';

const connectParameters = { 0: 'express#Request.prototype', 1: 'express#Response.prototype' };
const options = (properties: string): { argument: number; properties: readonly string[] } => ({ argument: 0, properties: properties.split(' ') });

/** Strategies of passport, whose last argument says whether somebody is who they claim to be. */
const strategies: readonly string[] = [
  ...['apple', 'auth0', 'azure-ad-oauth2', 'custom', 'discord', 'facebook', 'github', 'github2', 'gitlab2', 'google-oauth20', 'http-bearer', 'jwt', 'keycloak-oauth2-oidc'],
  ...['ldapauth', 'linkedin-oauth2', 'local', 'magic-link', 'microsoft', 'oauth2', 'oauth2-client-password', 'openidconnect', 'saml', 'slack', 'steam', 'twitter'],
].map((name) => `passport-${name}#Strategy`);

/** Functions among the options of middleware, which runs for each request. */
export const middleware: readonly RegistrationRule[] = [
  {
    kind: 'passport',
    reach: 'request',
    apis: [
      ...methodsOf('passport#', 'serializeUser deserializeUser transformAuthInfo'),
      ...methodsOf('passport#Passport.prototype', 'serializeUser deserializeUser transformAuthInfo'),
      ...strategies,
      ...methodsOf('passport-http#', 'BasicStrategy DigestStrategy'),
      ...methodsOf('passport-azure-ad#', 'OIDCStrategy BearerStrategy'),
      ...methodsOf('@node-saml/passport-saml#', 'Strategy MultiSamlStrategy'),
      ...methodsOf('passport-saml#', 'MultiSamlStrategy'),
      'passport-headerapikey#HeaderAPIKeyStrategy',
      'openid-client#Strategy',
      'openid-client/passport#Strategy',
    ],
    handlers: [0, 1, 2, options('secretOrKeyProvider getSamlOptions')],
    name: 'passport {name}',
  },
  {
    kind: 'middleware',
    reach: 'request',
    apis: ['express-basic-auth#default', 'express-session#default', 'compression#default', 'morgan#default', 'connect-timeout#default'],
    handlers: [0, options('authorizer unauthorizedResponse realm genid filter skip'), { argument: 1, properties: ['skip'] }],
    name: 'middleware {name}',
  },
  { kind: 'middleware', reach: 'request', apis: ['morgan#token'], handlers: [1], name: 'log {0}' },
  { kind: 'middleware', reach: 'request', apis: ['cors#default'], handlers: [0, options('origin')], name: 'origin {name}' },
  {
    kind: 'middleware',
    reach: 'request',
    apis: ['express-rate-limit#default', 'express-rate-limit#rateLimit', 'express-slow-down#default', 'express-slow-down#slowDown'],
    handlers: [options('keyGenerator handler skip requestWasSuccessful onLimitReached')],
    name: 'limit {name}',
    parameters: connectParameters,
  },
  {
    kind: 'middleware',
    reach: 'request',
    apis: ['express', 'body-parser'].flatMap((module) => methodsOf(`${module}#`, 'json urlencoded raw text')),
    handlers: [options('verify reviver')],
    name: 'body {name}',
    parameters: connectParameters,
  },
  {
    kind: 'middleware',
    reach: 'request',
    apis: ['express#static', 'serve-static#default'],
    handlers: [{ argument: 1, properties: ['setHeaders'] }],
    name: 'file {name}',
    parameters: { 0: 'express#Response.prototype' },
  },
  {
    kind: 'middleware',
    reach: 'request',
    apis: methodsOf('http-proxy-middleware#', 'createProxyMiddleware legacyCreateProxyMiddleware default'),
    handlers: [options('router pathRewrite pathFilter on onProxyReq onProxyRes onError'), { argument: 1, properties: ['router', 'pathRewrite', 'onProxyReq', 'onProxyRes', 'onError'] }],
    name: 'proxy {name}',
  },
  {
    kind: 'middleware',
    reach: 'request',
    apis: ['express-http-proxy#default'],
    handlers: [{ argument: 1, properties: ['filter', 'userResDecorator', 'userResHeaderDecorator', 'proxyReqPathResolver', 'proxyReqOptDecorator', 'proxyReqBodyDecorator', 'skipToNextHandlerFilter'] }],
    name: 'proxy {name}',
  },
  { kind: 'middleware', reach: 'request', apis: ['express-jwt#default', 'express-jwt#expressjwt'], handlers: [options('getToken isRevoked onExpired')], name: 'token {name}', parameters: { 0: 'express#Request.prototype' } },
  {
    kind: 'express-validator',
    reach: 'request',
    apis: methodsOf('express-validator#body()', 'custom customSanitizer withMessage if'),
    handlers: [0],
    name: 'validator {name}',
  },
  { kind: 'express-validator', reach: 'request', apis: ['express-validator#checkSchema'], handlers: [{ argument: 0, properties: ['*'] }], name: 'validator {name}' },
  {
    kind: 'auth.js',
    reach: 'request',
    apis: ['next-auth#default', 'next-auth#NextAuth', 'next-auth/next#default', '@auth/express#ExpressAuth', '@auth/sveltekit#SvelteKitAuth', '@auth/core#Auth'],
    handlers: [0, 1, 2].map((argument) => ({ argument, properties: ['callbacks', 'events', 'jwt'] })),
    name: 'auth {name}',
  },
  {
    kind: 'auth.js',
    reach: 'request',
    apis: ['next-auth', '@auth/core', '@auth/express', '@auth/sveltekit'].flatMap((module) => ['credentials', 'email', 'nodemailer'].map((provider) => `${module}/providers/${provider}#default`)),
    handlers: [options('authorize sendVerificationRequest generateVerificationToken normalizeIdentifier')],
    name: 'auth {name}',
  },
  {
    kind: 'nest',
    reach: 'request',
    apis: methodsOf('@nestjs/core#NestFactory.create()', 'useGlobalGuards useGlobalInterceptors useGlobalPipes useGlobalFilters'),
    handlers: [0, 1, 2, 3].map((argument) => ({ argument, properties: ['canActivate', 'intercept', 'transform', 'catch'] })),
    name: 'global {name}',
  },
  { kind: 'nest', reach: 'request', apis: ['@nestjs/core#NestFactory.create().use'], handlers: 'functions', name: 'middleware {name}', parameters: connectParameters },
];
