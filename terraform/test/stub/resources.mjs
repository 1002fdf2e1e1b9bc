// Plan and apply: what a configuration leaves to the provider is unknown first and invented later.
import { invented } from './invented.mjs';
import { UNKNOWN, holdsUnknown } from './values.mjs';

/** The proposed value with every unset computed attribute unknown, or as before. */
export function planned(block, proposed, prior) {
  const value = { ...proposed };
  for (const [name, attribute] of Object.entries(block.attributes)) {
    if (attribute.computed && (value[name] ?? null) === null) value[name] = prior ? (prior[name] ?? null) : UNKNOWN;
    if (name.endsWith('_wo')) value[name] = null;
  }
  return withBlocks(block, value, (inner, child, name, i) => planned(inner, child, Array.isArray(prior?.[name]) ? prior[name][i] : null));
}

/** The planned value with everything unknown filled in. `top` is the whole resource, for names. */
export function settled(block, value, type, top) {
  const state = { ...value };
  for (const [name, attribute] of Object.entries(block.attributes)) {
    if (holdsUnknown(state[name])) state[name] = attribute.nested ? null : invented(type, name, attribute.type, top);
  }
  return withBlocks(block, state, (inner, child) => settled(inner, child, type, top));
}

function withBlocks(block, value, each) {
  for (const [name, { block: inner }] of Object.entries(block.block_types)) {
    const children = value[name];
    if (Array.isArray(children)) value[name] = children.map((child, i) => each(inner, child, name, i));
    else if (children && !holdsUnknown(children)) value[name] = each(inner, children, name, 0);
  }
  return value;
}
