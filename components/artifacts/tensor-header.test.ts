import { expect, test } from "vitest";
import { readNpyHeader, readSafetensorsHeader } from "./tensor-header.ts";

function npy(version: number, head: string): Uint8Array {
  const text = Buffer.from(head);
  const length = version === 1 ? Buffer.alloc(2) : Buffer.alloc(4);
  if (version === 1) length.writeUInt16LE(text.length);
  else length.writeUInt32LE(text.length);
  return Buffer.concat([Buffer.from([0x93]), Buffer.from("NUMPY"), Buffer.from([version, 0]), length, text]);
}

function safetensors(head: string): Uint8Array {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(head.length));
  return Buffer.concat([length, Buffer.from(head)]);
}

test.each([1, 2, 3])("a .npy file of format %d tells its type and shape", (version) => {
  const head = "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }\n";
  expect(readNpyHeader(npy(version, head))).toEqual([{ name: "array", type: "float64", shape: [3, 4] }]);
});

test("an array of one number has no shape, and a record keeps no type of its own", () => {
  const head = "{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (), }";
  expect(readNpyHeader(npy(1, head))).toEqual([{ name: "array", type: "structured", shape: [] }]);
});

test("what is no .npy file has no head", () => {
  expect(readNpyHeader(Buffer.from("NUMPY and more text"))).toBeUndefined();
  expect(readNpyHeader(new Uint8Array(3))).toBeUndefined();
});

test("a .safetensors file tells its tensors, and one that was cut or is none tells nothing", () => {
  const head = '{"__metadata__":{"format":"pt"},"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}';
  expect(readSafetensorsHeader(safetensors(head))).toEqual([{ name: "w", type: "F32", shape: [2, 3] }]);
  expect(readSafetensorsHeader(safetensors(head).subarray(0, 40))).toBeUndefined();
  expect(readSafetensorsHeader(Buffer.from("no such file"))).toBeUndefined();
});
