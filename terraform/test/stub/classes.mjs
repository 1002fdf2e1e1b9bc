// Reads one generated file of the package: its classes, their attributes, and what each says of itself in HCL.

/** `classes` by name; `hcl` by owner and attribute; `attributes(className, owner)`. */
export function parsed(source) {
  const found = [...source.matchAll(/^class (\w+) extends cdktn\.(\w+) \{/gm)];
  const classes = {};
  found.forEach((m, i) => {
    const body = source.slice(m.index, found[i + 1]?.index ?? source.length);
    const terraformType = body.match(/static tfResourceType = "(\w+)"/)?.[1];
    classes[m[1]] = { name: m[1], base: m[2], at: m.index, body, terraformType };
  });
  const hcl = hclOf(source, Object.values(classes));
  return { classes, hcl, attributes: (name, owner) => attributesOf(classes[name], hcl[owner] ?? {}) };
}

function hclOf(source, classes) {
  const hcl = {};
  for (const m of source.matchAll(/^function (\w+)ToHclTerraform\(struct\)|^ {4}synthesizeHclAttributes\(\)/gm)) {
    const owner = m[1] ? m[1][0].toUpperCase() + m[1].slice(1) : classes.filter((c) => c.at < m.index).at(-1).name;
    const chunk = source.slice(m.index, source.indexOf(m[1] ? '\n}' : '\n    }\n', m.index));
    const entry = /^ +"?([\w-]+)"?: \{\n +value: [\s\S]*?\n +isBlock: (true|false),\n +type: "(\w+)",\n +storageClassType: "(\w+)",/gm;
    hcl[owner] = {};
    for (const [, name, isBlock, type, storage] of chunk.matchAll(entry)) hcl[owner][name] = { isBlock: isBlock === 'true', type, storage };
  }
  return hcl;
}

const HEAD = '^ {4}\\/\\/ ([a-z0-9_]+) - computed: (true|false), optional: (true|false), required: (true|false)\\n';
const TAIL = '([\\s\\S]*?)(?=^ {4}\\/\\/ [a-z0-9_]+ - computed:|^ {4}\\/\\/ =====|^\\}|(?![\\s\\S]))';
const REFERENCE = /= new (\w+?)(OutputReference|List|Map)\(this, "([\w]+)"(?:, (true|false))?\)/;

function attributesOf(owner, hcl) {
  return [...owner.body.matchAll(new RegExp(HEAD + TAIL, 'gm'))].map(([, name, computed, optional, required, code]) => {
    const r = code.match(REFERENCE);
    const reference = r && { struct: r[1], kind: r[2], set: r[4] === undefined ? undefined : r[4] === 'true' };
    return { name, computed: computed === 'true', optional: optional === 'true', required: required === 'true', code, hcl: hcl[name], reference };
  });
}
