// What AWS would have answered. Names are shaped as AWS shapes them, because policies are judged by them.
import crypto from 'node:crypto';

export const ACCOUNT = '123456789012';
export const REGION = 'eu-central-1';

const arn = (service, rest, region = REGION, account = ACCOUNT) => `arn:aws:${service}:${region}:${account}:${rest}`;
const stableId = (resource, ...parts) => crypto.createHash('sha1').update(JSON.stringify([resource, parts])).digest('hex');

const SHAPES = {
  aws_iam_role: { arn: (o) => arn('iam', `role/${o.name}`, '') },
  aws_dynamodb_table: {
    arn: (o) => arn('dynamodb', `table/${o.name}`),
    stream_arn: (o) => arn('dynamodb', `table/${o.name}/stream/2026-01-01T00:00:00.000`),
  },
  aws_sqs_queue: {
    arn: (o) => arn('sqs', o.name),
    id: (o) => `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${o.name}`,
    url: (o) => `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${o.name}`,
  },
  aws_lambda_function: {
    arn: (o) => arn('lambda', `function:${o.function_name}`),
    invoke_arn: (o) => arn('apigateway', `lambda:path/2015-03-31/functions/${arn('lambda', `function:${o.function_name}`)}/invocations`),
  },
  aws_kms_key: {
    key_id: (o) => stableId(o).slice(0, 32),
    arn: (o) => arn('kms', `key/${stableId(o).slice(0, 32)}`),
  },
  aws_s3_bucket: { arn: (o) => arn('s3', '', '', '') + o.bucket, id: (o) => o.bucket },
  aws_ssm_parameter: { arn: (o) => arn('ssm', `parameter${o.name}`) },
  aws_cloudwatch_log_group: { arn: (o) => arn('logs', `log-group:${o.name}`) },
  aws_apigatewayv2_api: {
    id: (o) => stableId(o).slice(0, 10),
    api_endpoint: (o) => `https://${stableId(o).slice(0, 10)}.execute-api.${REGION}.amazonaws.com`,
    execution_arn: (o) => arn('execute-api', stableId(o).slice(0, 10)),
  },
};

export function invented(type, name, shape, resource) {
  const known = SHAPES[type]?.[name];
  if (known) return known(resource);
  if (shape !== 'string') return empty(shape);
  return name === 'region' ? REGION : `${name}-${stableId(resource, type, name).slice(0, 8)}`;
}

export function empty(shape) {
  if (shape === 'string') return '';
  if (shape === 'number') return 0;
  if (shape === 'bool') return false;
  if (!Array.isArray(shape)) return null;
  if (shape[0] === 'object') return Object.fromEntries(Object.entries(shape[1]).map(([name, inner]) => [name, empty(inner)]));
  return shape[0] === 'map' ? {} : [];
}
