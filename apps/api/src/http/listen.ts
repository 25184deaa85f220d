import { serve } from '@hono/node-server';
import type { Config } from '../config.ts';
import type { Api } from './environment.ts';

/** Serves on the configured address; disposing stops taking requests and waits for those under way, up to the time limit. */
export async function listen(
  app: Api,
  config: Pick<Config, 'host' | 'port' | 'shutdownTimeoutMs'>,
): Promise<AsyncDisposable> {
  const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = `Port ${config.port} on ${config.host} is in use. Stop what uses it, or set PORT to another one.`;
      reject(error.code === 'EADDRINUSE' ? new Error(inUse, { cause: error }) : error);
    });
  });
  return {
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        const overdue = setTimeout(() => {
          if ('closeAllConnections' in server) server.closeAllConnections();
        }, config.shutdownTimeoutMs);
        server.close(() => {
          clearTimeout(overdue);
          resolve();
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}
