import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onePixelPng, pngWithCompressedText } from '../../test/readiness.ts';
import { CertificationsError } from '../errors.ts';
import { bakePng, unbakePng } from './png-text.ts';

describe('a baked PNG', () => {
  test('gives back the text that was put in, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
        expect(unbakePng(bakePng(onePixelPng, text))).toBe(text);
      }),
    );
  });

  test('keeps every byte of the picture and stays a PNG with image data after the text', () => {
    const baked = Buffer.from(bakePng(onePixelPng, '{"id":1}'));
    const plain = Buffer.from(onePixelPng);
    const text = baked.indexOf('iTXt');
    expect(text).toBeLessThan(baked.indexOf('IDAT'));
    const length = baked.readUInt32BE(text - 4) + 12;
    expect(Buffer.concat([baked.subarray(0, text - 4), baked.subarray(text - 4 + length)]).equals(plain)).toBe(true);
  });

  test('baked again holds the later text alone', () => {
    const twice = bakePng(bakePng(onePixelPng, 'first'), 'second');
    expect(unbakePng(twice)).toBe('second');
    expect(Buffer.from(twice).includes('first')).toBe(false);
  });

  test('holds texts of other keywords beside it', () => {
    const both = bakePng(bakePng(onePixelPng, 'old', 'openbadges'), 'new');
    expect([unbakePng(both, 'openbadges'), unbakePng(both)]).toEqual(['old', 'new']);
  });
});

describe('a picture that cannot be read', () => {
  test('without a credential gives none', () => {
    expect(unbakePng(onePixelPng)).toBeUndefined();
  });

  test('is refused when any byte of the text changed', () => {
    const baked = bakePng(onePixelPng, 'a credential');
    const start = Buffer.from(baked).indexOf('a credential');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 255 }), (offset, flip) => {
        const changed = baked.slice();
        changed[start + offset] = (changed[start + offset] ?? 0) ^ flip;
        expect(() => unbakePng(changed)).toThrow(/checksum/);
      }),
    );
  });

  test('is refused wherever it is cut short, and never reads past its end', () => {
    const baked = bakePng(onePixelPng, 'a credential');
    for (let length = 0; length < baked.length; length += 1) {
      expect(() => unbakePng(baked.subarray(0, length)), `${length} bytes`).toThrow(CertificationsError);
    }
  });

  test('is refused when its text is compressed', () => {
    expect(() => unbakePng(pngWithCompressedText('openbadgecredential', 'a'))).toThrow(/compressed/);
  });

  test('of any other bytes is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => unbakePng(bytes)).toThrow(CertificationsError);
      }),
    );
  });
});
