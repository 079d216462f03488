const identities = new WeakMap<WeakKey, number>();
let lastIdentity = 0;

/** A well mixed 32-bit hash of a key; of an object, by its identity. Equal keys have equal hashes within a process. */
export function keyHash(key: unknown): number {
  switch (typeof key) {
    case 'string':
      return mixed(textHash(key));
    case 'number':
      return Number.isInteger(key) ? mixed(key ^ Math.floor(key / 2 ** 32)) : mixed(textHash(String(key)));
    case 'object':
    case 'function':
      return key === null ? 0 : mixed(identityOf(key));
    default:
      return mixed(textHash(String(key)));
  }
}

/** FNV-1a over UTF-16 units. */
function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3, A. Appleby. */
function mixed(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function identityOf(key: WeakKey): number {
  const known = identities.get(key);
  if (known !== undefined) return known;
  identities.set(key, ++lastIdentity);
  return lastIdentity;
}
