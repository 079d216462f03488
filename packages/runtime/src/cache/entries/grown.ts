type TypedArray = Uint8Array | Uint32Array | Float64Array;

/** An array with the same content and room for an index, or the array itself when it has that room. */
export function grown<Numbers extends TypedArray>(numbers: Numbers, highestIndex: number): Numbers {
  if (numbers.length > highestIndex) return numbers;
  const larger = new (numbers.constructor as new (length: number) => Numbers)(highestIndex + 1);
  larger.set(numbers);
  return larger;
}
