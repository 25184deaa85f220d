import { createTransport } from 'nodemailer';
import type { Logger } from '../logger.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail, or says that it cannot. */
export interface Mailer {
  readonly isConfigured: boolean;
  send(mail: Mail): Promise<void>;
}

/** A mailer over SMTP_URL. Without one, mail is dropped and the log says that nothing was sent, without its content. */
export function createMailer(smtpUrl: string | undefined, from: string, logger: Logger): Mailer {
  if (smtpUrl === undefined) {
    return {
      isConfigured: false,
      send: async (mail) => {
        logger.warn({ event: 'mail.dropped', subject: mail.subject, reason: 'SMTP_URL is not set' });
      },
    };
  }
  const transport = createTransport(smtpUrl);
  return {
    isConfigured: true,
    send: async (mail) => {
      await transport.sendMail({ from, ...mail });
    },
  };
}
