// The Terraform type of a plain attribute, from what its generated accessor does.

const PLAIN = { string: 'string', number: 'number', boolean: 'bool', any: 'dynamic' };

/** null if the attribute is made of other classes. */
export function attributeType({ code, hcl }) {
  if (hcl?.storage && !hcl.isBlock) {
    const declared = storageType(hcl.storage, hcl.type);
    if (declared) return declared;
  }
  const collection = /Fn\.tolist\(/.test(code) ? 'set' : 'list';
  switch (code.match(/this\.get(\w+?)Attribute\(/)?.[1]) {
    case 'String': return 'string';
    case 'Number': return 'number';
    case 'Boolean': return 'bool';
    case 'List': return [collection, 'string'];
    case 'NumberList': return [collection, 'number'];
    case 'StringMap': return ['map', 'string'];
    case 'NumberMap': return ['map', 'number'];
    case 'BooleanMap': return ['map', 'bool'];
    case 'AnyMap': return ['map', 'dynamic'];
  }
  const made = code.match(/= new cdktn\.(String|Number|Boolean|Any)(Map|List|MapList|ListList)\(this, "[\w]+"(?:, (true|false))?\)/);
  if (made) return complexType(PLAIN[made[1].toLowerCase()], made[2], made[3] === 'true' ? 'set' : 'list');
  return /interpolationForAttribute/.test(code) ? 'dynamic' : null;
}

// "stringListList" and the like; only the outermost list may be a set.
function storageType(storage, outer) {
  const m = storage.match(/^(string|number|boolean|any)((?:List|Map)*)$/);
  if (!m) return null;
  const wraps = m[2].match(/List|Map/g) ?? [];
  return wraps.reduce((type, wrap, i) => {
    if (wrap === 'Map') return ['map', type];
    return [i === wraps.length - 1 && outer === 'set' ? 'set' : 'list', type];
  }, PLAIN[m[1]]);
}

function complexType(element, shape, collection) {
  if (shape === 'Map') return ['map', element];
  if (shape === 'List') return [collection, element];
  return [collection, shape === 'MapList' ? ['map', element] : ['list', element]];
}
