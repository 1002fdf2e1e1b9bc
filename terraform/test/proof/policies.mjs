// The shape of the policies themselves, whatever a simulation says.
import { FUNCTIONS } from './pot.mjs';

const LONGEST_NAME = 'p'.repeat(31);
const INLINE_LIMIT = 10240;
const ITEM_ACTION = /^dynamodb:(GetItem|BatchGetItem|Query|ConditionCheckItem|PutItem|UpdateItem|DeleteItem)$/;

export function policyFacts(pot, report) {
  report.equal('a policy for every function', Object.keys(pot.roles).filter((r) => r !== 'tick').sort(), [...FUNCTIONS].sort());
  for (const role of FUNCTIONS) {
    const policy = pot.roles[role];
    const size = JSON.stringify(policy).replaceAll(pot.name, LONGEST_NAME).length;
    report.check(`${role}: fits in a role with the longest name`, size <= INLINE_LIMIT, `${size} characters`);
    for (const statement of policy.Statement) oneStatement(report, role, statement);
  }
  report.equal('nothing is attached beside them', pot.all('aws_iam_role_policy_attachment').length, 0);
}

function oneStatement(report, role, statement) {
  const where = `${role} ${statement.Sid}`;
  const list = (value) => [value].flat();
  report.equal(`${where}: allows`, statement.Effect, 'Allow');
  report.check(`${where}: names its actions`, list(statement.Action).every((action) => !action.includes('*')));
  const everywhere = list(statement.Resource).includes('*');
  report.check(`${where}: names its resources`, !everywhere || list(statement.Action).join() === 'dynamodb:ListStreams');
  if (!list(statement.Action).some((action) => ITEM_ACTION.test(action))) return;
  const condition = statement.Condition ?? {};
  report.equal(`${where}: refuses a request without keys`, condition.Null, { 'dynamodb:LeadingKeys': 'false' });
  const patterns = condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [];
  const wrong = patterns.filter((pattern) => !/^[a-z][a-z0-9-]{1,30}#[a-z]+(\.[a-z]+)?#\*$/.test(pattern));
  report.check(`${where}: holds each key down to its class`, patterns.length > 0 && wrong.length === 0, wrong.join());
}

export function permissionFacts(permissions, report) {
  const { authority, work } = permissions.classes;
  report.equal('no class in both tables', authority.filter((name) => work.includes(name)), []);
  report.equal('the roles are the functions', Object.keys(permissions.roles).sort(), [...FUNCTIONS].sort());
  for (const [table, classes] of Object.entries(permissions.classes)) {
    for (const kind of ['read', 'put']) {
      const granted = new Set(FUNCTIONS.flatMap((role) => permissions.roles[role][table][kind]));
      report.equal(`every class of ${table} has somebody to ${kind} it`, classes.filter((name) => !granted.has(name)), []);
    }
    for (const role of FUNCTIONS) {
      const named = Object.values(permissions.roles[role][table]).flat();
      report.equal(`${role} names only classes of ${table}`, named.filter((name) => !classes.includes(name)), []);
    }
  }
}
