// A key's use is bound to the service, and for secrets to the path, that it is for: by the key's policy, not by habit.
import { FUNCTIONS, arnOf } from './pot.mjs';
import { allowed } from './simulate.mjs';

export async function bindingSuite(pot, permissions, report) {
  const classes = Object.keys(permissions.secrets);
  const path = (name) => arnOf(pot, `secret:${name}`);
  for (const [name, access] of Object.entries(permissions.secrets)) {
    const asked = async (rule, context) => {
      for (const [action, roles] of Object.entries({ 'kms:Decrypt': access.read, 'kms:Encrypt': access.put })) {
        for (const role of roles) {
          const answer = await allowed(pot, 'whole', { role, action, on: `key:secret-${name}`, context });
          report.check(`${name}: ${rule}`, !answer, `${role} ${action} is allowed`);
        }
      }
    };
    await asked('not without the parameter store', { 'kms:ViaService': `s3.${pot.region}.amazonaws.com` });
    for (const other of classes.filter((c) => c !== name)) {
      await asked(`not for a ${other} secret`, { 'kms:EncryptionContext:PARAMETER_ARN': path(other) });
    }
    const foreign = path(name).replace(`/${pot.name}/`, `/${pot.name}-x/`);
    await asked('not for another pot', { 'kms:EncryptionContext:PARAMETER_ARN': foreign });
  }
  for (const role of FUNCTIONS) {
    for (const action of ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']) {
      const context = { 'kms:ViaService': `ssm.${pot.region}.amazonaws.com` };
      const answer = await allowed(pot, 'whole', { role, action, on: 'key:data', context });
      report.check('the data key encrypts tables and objects, nothing else', !answer, `${role} ${action} is allowed`);
    }
  }
}
