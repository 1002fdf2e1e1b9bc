// Makes the AWS provider's schema out of the npm package @cdktn/provider-aws, which was itself generated from the real
// one: names, types, and what is required, optional or computed. usage: gen.mjs PACKAGE/lib OUT.json
import fs from 'node:fs';
import path from 'node:path';
import { parsed } from './classes.mjs';
import { attributeType } from './types.mjs';

const [lib, out] = process.argv.slice(2);

/** The block of one class: plain attributes, nested attributes and nested blocks. */
function blockOf(file, owner) {
  const block = { attributes: {}, block_types: {} };
  for (const a of file.attributes(file.classes[owner] ? owner : `${owner}OutputReference`, owner)) place(file, block, a);
  return block;
}

function place(file, block, a) {
  const flags = Object.fromEntries(['required', 'optional', 'computed'].filter((flag) => a[flag]).map((flag) => [flag, true]));
  const type = attributeType(a);
  if (type) {
    block.attributes[a.name] = { type, ...flags };
    return;
  }
  const inner = a.reference;
  if (!inner || !file.classes[`${inner.struct}OutputReference`]) return;

  const collection = inner.set || a.hcl?.type === 'set' ? 'set' : 'list';
  const wrapped = { List: (t) => [inner.set ? 'set' : 'list', t], Map: (t) => ['map', t], OutputReference: (t) => t }[inner.kind];
  if (a.computed && !a.optional && !a.required) {
    block.attributes[a.name] = { type: wrapped(objectType(file, inner.struct)), computed: true };
  } else if (a.computed && a.hcl?.type !== 'struct') {
    block.attributes[a.name] = { type: [collection, objectType(file, inner.struct)], ...flags };
  } else if (a.name === 'timeouts') {
    block.block_types[a.name] = { nesting: 'single', block: blockOf(file, inner.struct) };
  } else if (a.hcl?.type === 'struct') {
    block.attributes[a.name] = { nested: 'single', block: blockOf(file, inner.struct), ...flags };
  } else if (inner.kind === 'Map') {
    block.attributes[a.name] = { nested: 'map', block: blockOf(file, inner.struct), ...flags };
  } else {
    const nesting = inner.kind === 'List' ? (inner.set ? 'set' : 'list') : a.hcl?.type === 'set' ? 'set' : 'list';
    const bounds = { ...(a.required && { min: 1 }), ...(inner.kind === 'OutputReference' && { max: 1 }) };
    block.block_types[a.name] = { nesting, block: blockOf(file, inner.struct), ...bounds };
  }
}

/** The type of a value that only the provider makes, so that it has no block of its own. */
function objectType(file, struct) {
  if (!file.classes[`${struct}OutputReference`]) return 'dynamic';
  const fields = file.attributes(`${struct}OutputReference`, struct).map((a) => {
    const type = attributeType(a);
    if (type || !a.reference) return [a.name, type ?? 'dynamic'];
    const inner = objectType(file, a.reference.struct);
    const { kind, set } = a.reference;
    if (kind === 'List') return [a.name, [set ? 'set' : 'list', inner]];
    if (kind === 'Map') return [a.name, ['map', inner]];
    return [a.name, set === undefined ? inner : ['list', inner]];
  });
  return ['object', Object.fromEntries(fields)];
}

/** The provider's own settings: only names and types are known, so all is optional. */
function settingsOf(file, owner) {
  const block = { attributes: {}, block_types: {} };
  for (const [name, hcl] of Object.entries(file.hcl[owner] ?? {})) {
    const type = attributeType({ name, code: '', hcl });
    if (type) block.attributes[name] = { type, optional: true };
    else block.block_types[name] = { nesting: hcl.type === 'set' ? 'set' : 'list', block: settingsOf(file, hcl.storage.replace(/List$/, '')) };
  }
  return block;
}

const schema = { provider: null, resources: {}, data: {} };
for (const folder of fs.readdirSync(lib)) {
  const source = path.join(lib, folder, 'index.js');
  if (!fs.existsSync(source)) continue;
  const file = parsed(fs.readFileSync(source, 'utf8'));
  for (const { name, base, terraformType } of Object.values(file.classes)) {
    if (base === 'TerraformProvider') schema.provider = settingsOf(file, name);
    if (base === 'TerraformResource') schema.resources[terraformType] = blockOf(file, name);
    if (base === 'TerraformDataSource') schema.data[terraformType] = blockOf(file, name);
  }
}
fs.writeFileSync(out, JSON.stringify(schema));
console.log(`${Object.keys(schema.resources).length} resources, ${Object.keys(schema.data).length} data sources`);
