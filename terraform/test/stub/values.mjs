// Terraform's values on the wire: msgpack, with an extension type for what isn't known yet.
import { ExtensionCodec, decode, encode } from '@msgpack/msgpack';

class Unknown {}
export const UNKNOWN = new Unknown();

const extensionCodec = new ExtensionCodec();
extensionCodec.register({ type: 0, encode: (v) => (v instanceof Unknown ? new Uint8Array([0]) : null), decode: () => UNKNOWN });
// Unknown, with something said about it ("not null"): for us just unknown.
extensionCodec.register({ type: 12, encode: () => null, decode: () => UNKNOWN });

export function unpacked(value) {
  if (value?.msgpack?.length) return decode(value.msgpack, { extensionCodec });
  return value?.json?.length ? JSON.parse(value.json) : null;
}

export function packed(value) {
  return { msgpack: Buffer.from(encode(value, { extensionCodec })) };
}

export function holdsUnknown(value) {
  return value instanceof Unknown || (value !== null && typeof value === 'object' && Object.values(value).some(holdsUnknown));
}
