// Asks the policies. `alone` looks at the role's own policy as if no resource had one; `whole` is what would happen.
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { arnOf, roleArn } from './pot.mjs';

const EVERYTHING = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

// The simulator knows the keys of an encryption context only under the name that the reference gives to all of them.
const CONTEXT_KEY = 'kms:EncryptionContext:${EncryptionContextKey}';
const renamed = (value) => value && JSON.parse(JSON.stringify(value).replaceAll('kms:EncryptionContext:PARAMETER_ARN', CONTEXT_KEY));

const USES = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'];

/** An administrator of the account: may everything that a resource's own policy doesn't keep from them. */
export const ADMINISTRATOR = 'administrator';

export async function allowed(pot, layer, { role, action, on, context = {} }) {
  const resource = arnOf(pot, on);
  const answer = await runSimulation(
    {
      request: {
        principal: roleArn(pot, role),
        action,
        resource: { resource, accountId: pot.account },
        contextVariables: renamed({ 'aws:PrincipalArn': roleArn(pot, role), ...surroundings(pot, on, action), ...context }),
      },
      identityPolicies: [{ name: role, policy: role === ADMINISTRATOR ? EVERYTHING : pot.roles[role] }],
      resourcePolicy: layer === 'whole' ? renamed(resourcePolicy(pot, on)) : delegating(pot, on),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (answer.errors) throw new Error(`${role} ${action} ${on}: ${JSON.stringify(answer.errors)}`);
  // A condition judged without its key would deny by accident. Keys of items mean nothing to an action on a whole table.
  const ignored = (answer.result?.ignoredContextKeys ?? []).filter((key) => key !== 'dynamodb:LeadingKeys');
  if (ignored.length) throw new Error(`${role} ${action} ${on}: the simulator ignored ${ignored.join()}`);
  return answer.overallResult === 'Allowed';
}

/** Denied by its own policy and denied altogether; an administrator only altogether. */
export async function denied(pot, request) {
  if (await allowed(pot, 'whole', request)) return false;
  return request.role === ADMINISTRATOR || !(await allowed(pot, 'alone', request));
}

function resourcePolicy(pot, on) {
  const [kind, id] = on.split(':');
  if (kind === 'key') return (pot.keys[id] ?? pot.keys[`${id}-1`]).policy;
  if (kind === 'queue') return pot.queues[id].policy;
  return kind === 'bucket' ? pot.buckets[id].policy : undefined;
}

// A key without a policy can't be: the usual one hands all to the account's own policies.
function delegating(pot, on) {
  if (!on.startsWith('key:')) return undefined;
  const root = { AWS: `arn:aws:iam::${pot.account}:root` };
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: root, Action: 'kms:*', Resource: '*' }] };
}

// The request at its most favourable: a denial must not hang on a missing header.
function surroundings(pot, on, action) {
  const [kind, id] = on.split(':');
  if (kind !== 'key' || !USES.includes(action)) return {};
  if (!id.startsWith('secret-')) return { 'kms:ViaService': `dynamodb.${pot.region}.amazonaws.com` };
  return {
    'kms:ViaService': `ssm.${pot.region}.amazonaws.com`,
    'kms:EncryptionContext:PARAMETER_ARN': arnOf(pot, `secret:${id.slice('secret-'.length)}`),
  };
}
