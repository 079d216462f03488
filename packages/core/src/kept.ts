/** Lets what there is to find out about something (a program, a file, a block) be found out once, however often it is asked for. */
export function kept<Key extends object, Found>(find: (key: Key) => Found): (key: Key) => Found {
  const known = new WeakMap<Key, Found>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}
