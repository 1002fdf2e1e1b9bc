// Our short form of the schema, as the plugin protocol wants it.
const NESTING = { single: 1, list: 2, set: 3, map: 4 };

export function overProtocol({ provider, resources, data }) {
  delete provider.attributes.alias;
  const all = (blocks) => Object.fromEntries(Object.entries(blocks).map(([type, block]) => [type, schema(block)]));
  return {
    provider: schema(provider),
    resource_schemas: all(resources),
    data_source_schemas: all(data),
    diagnostics: [],
    server_capabilities: { plan_destroy: false, get_provider_schema_optional: true },
  };
}

const schema = (block) => ({ version: 0, block: described(block) });

function described(block) {
  return {
    attributes: Object.entries(block.attributes).map(([name, attribute]) => describedAttribute(name, attribute)),
    block_types: Object.entries(block.block_types).map(([name, nested]) => ({
      type_name: name,
      block: described(nested.block),
      nesting: NESTING[nested.nesting],
      min_items: nested.min ?? 0,
      max_items: nested.max ?? 0,
    })),
  };
}

function describedAttribute(name, attribute) {
  return {
    name,
    ...(attribute.nested
      ? { nested_type: { nesting: NESTING[attribute.nested], attributes: nestedAttributes(attribute.block) } }
      : { type: Buffer.from(JSON.stringify(withoutDynamic(attribute.type))) }),
    required: !!attribute.required,
    optional: !!attribute.optional,
    computed: !!attribute.computed,
    write_only: /_wo$/.test(name) && !!attribute.optional,
  };
}

// A nested attribute holds no blocks: there, blocks are attributes too.
function nestedAttributes(block) {
  const inner = Object.entries(block.block_types).map(([name, nested]) => [
    name,
    { nested: nested.nesting, block: nested.block, required: !!nested.min, optional: !nested.min },
  ]);
  return [...Object.entries(block.attributes), ...inner].map(([name, attribute]) => describedAttribute(name, attribute));
}

// Dynamic types may not stand inside collections; the few that the package leaves undecided are never ours.
function withoutDynamic(type) {
  if (type === 'dynamic') return 'string';
  if (!Array.isArray(type)) return type;
  if (type[0] !== 'object') return [type[0], withoutDynamic(type[1])];
  return ['object', Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, withoutDynamic(inner)]))];
}
