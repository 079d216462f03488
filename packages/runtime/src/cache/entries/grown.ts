type TypedArray = Uint8Array | Uint32Array | Float64Array;

/** An array of a length with the same content, or the array itself when it is that long. */
export function grown<Numbers extends TypedArray>(numbers: Numbers, length: number): Numbers {
  if (numbers.length >= length) return numbers;
  const larger = new (numbers.constructor as new (length: number) => Numbers)(length);
  larger.set(numbers);
  return larger;
}
