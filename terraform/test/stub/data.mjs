// The data sources that the module reads.
import crypto from 'node:crypto';
import { ACCOUNT, REGION, empty } from './invented.mjs';

const KNOWN = {
  aws_caller_identity: () => ({ account_id: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:user/stub`, user_id: 'STUB', id: ACCOUNT }),
  aws_partition: () => ({ partition: 'aws', dns_suffix: 'amazonaws.com', id: 'aws', reverse_dns_prefix: 'com.amazonaws' }),
  aws_kms_key: () => ({ creation_date: '2026-01-01T00:00:00Z' }),
  aws_kms_public_key: () => ({
    public_key: crypto.generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  }),
};

export function readData(block, type, config) {
  if (!KNOWN[type]) throw new Error(`the stub doesn't know the data source ${type}`);
  const value = { ...config };
  const known = KNOWN[type]();
  for (const [name, attribute] of Object.entries(block.attributes)) {
    if (!attribute.computed || (value[name] ?? null) !== null) continue;
    value[name] = known[name] ?? (name === 'region' ? REGION : attribute.nested ? null : empty(attribute.type));
  }
  return value;
}
