import type { LtiTool } from '@careway/contract';
import { CopyButton } from '../../components/CopyButton.tsx';
import classes from './lti.module.css';

/** What a learning system must be told about this tool. */
export function ToolAddresses({ tool }: { readonly tool: LtiTool }) {
  const addresses = [
    ['Login initiation URL', tool.loginUrl],
    ['Redirect URI, target link URI and Deep Linking URL', tool.launchUrl],
    ['Public key set URL', tool.jwksUrl],
  ] as const;
  return (
    <>
      <p>Give these to your learning system first. It answers with a client id and a deployment id.</p>
      <dl className={classes.addresses}>
        {addresses.map(([name, address]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{address}</code> <CopyButton text={address} label="Copy" of={name} />
            </dd>
          </div>
        ))}
      </dl>
      <details className={classes.more}>
        <summary>A link to one quiz without Deep Linking</summary>
        <p>Give the link one of these custom parameters:</p>
        <ul>
          {tool.quizzes.map(({ slug, title }) => (
            <li key={slug}>
              <code>
                {tool.customParameter}={slug}
              </code>{' '}
              {title}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
