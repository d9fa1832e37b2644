import helmet from '@fastify/helmet';
import type { App } from './fastify.ts';

const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https:');
const socketsOf = (publicUrl: string): string => publicUrl.replace(/^http/, 'ws');

const common = (publicUrl: string) => ({
  hsts: isHttps(publicUrl) ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' as const },
});

/** For the dashboard and the API: nobody frames them, nothing is loaded from elsewhere. */
export const protectHouse = (app: App, publicUrl: string): PromiseLike<unknown> =>
  app.register(helmet, {
    ...common(publicUrl),
    frameguard: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        connectSrc: ["'self'", socketsOf(publicUrl)],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // Positions of floating panels and the transitions of components are inline styles.
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
  });

/** For what other sites load and frame; the channel itself says which sites may. */
export const protectWidget = (app: App, publicUrl: string): PromiseLike<unknown> =>
  app.register(helmet, {
    ...common(publicUrl),
    contentSecurityPolicy: false,
    frameguard: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
