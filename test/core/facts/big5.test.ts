import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeBig5 } from '../../../src/core/facts/big5.ts';
import { decodeLine } from '../../../src/core/facts/decode.ts';

const bytesOfHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const decoded = (hex: string): unknown => decodeLine(bytesOfHex(hex));

/** What coreutils, desktops and people wrote in Taiwan and Hong Kong. */
describe('Big5', () => {
  test.each([
    ['檔案系統', 'c0c9aed7a874b2ce'],
    ['已用 可用 已用% 掛載點', 'a477a5ce20a569a5ce20a477a5ce2520b1beb8fcc249'],
    ['容量', 'ae65b671'],
    ['錯誤', 'bff9bb7e'],
    ['設備或資源忙碌中', 'b35db3c6a9ceb8eab7bda6a3b84ca4a4'],
    ['沒有此一檔案或目錄', 'a853a6b3a6b9a440c0c9aed7a9cea5d8bffd'],
    ['拒絕不符權限的操作', 'a9dab5b4a4a3b2c5c576adadaababedea740'],
    ['傳輸端點尚未連線', 'b6c7bfe9baddc249a97ca5bcb373bd75'],
    ['文件', 'a4e5a5f3'],
    ['桌面', 'aee0adb1'],
    ['下載', 'a455b8fc'],
    ['音樂', 'adb5bcd6'],
    ['備份', 'b3c6a5f7'],
    ['會議紀錄.doc', 'b77cc4b3acf6bffd2e646f63'],
    ['三月報表.xls', 'a454a4ebb3f8aaed2e786c73'],
    ['正在掛載 /mnt/資料', 'a5bfa662b1beb8fc202f6d6e742fb8eaaec6'],
    ['中文', 'a4a4a4e5'],
    ['王小明', 'a4fda470a9fa'],
  ])('%s', (text, hex) => {
    expect(decoded(hex)).toEqual({ text });
  });

  test('in a line of a log', () => {
    const line = Buffer.concat([
      Buffer.from('Mar  4 09:20:11 app01 automount[2101]: '),
      bytesOfHex('b8cbb86da457a477b54caac5b6a1'),
      Buffer.from(' (/home/'),
      bytesOfHex('a4fda470a9fa'),
      Buffer.from(')'),
    ]);
    expect(decodeLine(line)).toEqual({ text: 'Mar  4 09:20:11 app01 automount[2101]: 裝置上已無空間 (/home/王小明)' });
  });
});

describe('GB18030', () => {
  test.each([
    ['文件系统', 'cec4bcfecfb5cdb3'],
    ['已用 可用 已用% 挂载点', 'd2d1d3c320bfc9d3c320d2d1d3c32520b9d2d4d8b5e3'],
    ['容量', 'c8ddc1bf'],
    ['错误', 'b4edcef3'],
    ['设备或资源忙', 'c9e8b1b8bbf2d7cad4b4c3a6'],
    ['没有那个文件或目录', 'c3bbd3d0c4c7b8f6cec4bcfebbf2c4bfc2bc'],
    ['权限不够', 'c8a8cfdeb2bbb9bb'],
    ['文件', 'cec4bcfe'],
    ['桌面', 'd7c0c3e6'],
    ['下载', 'cfc2d4d8'],
    ['备份', 'b1b8b7dd'],
    ['会议纪要.doc', 'bbe1d2e9bccdd2aa2e646f63'],
    ['正在挂载 /mnt/数据', 'd5fdd4dab9d2d4d8202f6d6e742fcafdbedd'],
    ['中文', 'd6d0cec4'],
    ['测试', 'b2e2cad4'],
    ['朱镕基', 'd6ece946bbf9'],
    ['请稍候……', 'c7ebc9d4baf2a1ada1ad'],
    ['（空）', 'a3a8bfd5a3a9'],
  ])('%s', (text, hex) => {
    expect(decoded(hex)).toEqual({ text });
  });

  test('four bytes a character are no Big5', () => {
    // 㐀 (U+3400), which only GB18030 has.
    expect(decoded('8139ee39')).toEqual({ text: '㐀' });
  });

  test('is what cannot be told is taken for', () => {
    // 測試 in Big5: both pairs are common characters of GB2312 as well.
    expect(looksLikeBig5(bytesOfHex('b4fab8d5'))).toBe(false);
    expect(decoded('b4fab8d5')).toEqual({ text: '代刚' });
  });
});

test('no text of the common characters of GB2312 is taken for Big5', () => {
  const character = fc.tuple(fc.integer({ min: 0xb0, max: 0xd7 }), fc.integer({ min: 0xa1, max: 0xfe }));
  const piece = fc.oneof(character, fc.constantFrom([0x20], [0x2f], [0xa3, 0xac], [0xa1, 0xa3]));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(looksLikeBig5(Uint8Array.from(pieces.flat()))).toBe(false);
    }),
  );
});

describe('a line that was cut inside a character keeps the others', () => {
  test.each([
    ['GB18030', 'cec4bcfecfb5cd', '文件系'],
    ['GB18030 of four bytes', 'cec48139ee', '文'],
    ['Big5', 'c0c9aed7a874b2', '檔案系'],
    ['UTF-8', 'e69687e4bb', '文'],
  ])('%s', (_, hex, text) => {
    expect(decodeLine(bytesOfHex(hex), true)).toEqual({ text });
  });
});
