/** Where an empty cell list or class is named in a hive. */
const NOTHING = 0xffffffff
const HEADER_SIZE = 4096
const BIN_SIZE = 4096
const ROOT_CELL = 0x20
const KEY_HEADER_SIZE = 0x4c

/**
 * The bytes of a registry hive with nothing but a root key, as the public description of the `regf`
 * format has it: a 4 KB header with its XOR checksum and one 4 KB bin that holds the root `nk` cell,
 * its `sk` cell (hivex copies it for every key it adds) and free space.
 *
 * @param rootName name of the root key, ASCII; Windows ignores it.
 */
export function emptyHive(rootName = 'ROOT'): Uint8Array {
  const bytes = Buffer.alloc(HEADER_SIZE + BIN_SIZE)
  writeHeader(bytes.subarray(0, HEADER_SIZE))
  writeBin(bytes.subarray(HEADER_SIZE), rootName)
  return bytes
}

function writeHeader(header: Buffer): void {
  header.write('regf', 0, 'latin1')
  header.writeUInt32LE(1, 0x04)
  header.writeUInt32LE(1, 0x08)
  header.writeUInt32LE(1, 0x14)
  header.writeUInt32LE(3, 0x18)
  header.writeUInt32LE(1, 0x20)
  header.writeUInt32LE(ROOT_CELL, 0x24)
  header.writeUInt32LE(BIN_SIZE, 0x28)
  header.writeUInt32LE(1, 0x2c)
  let checksum = 0
  for (let at = 0; at < 0x1fc; at += 4) checksum ^= header.readUInt32LE(at)
  header.writeUInt32LE(checksum >>> 0, 0x1fc)
}

function writeBin(bin: Buffer, rootName: string): void {
  bin.write('hbin', 0, 'latin1')
  bin.writeUInt32LE(BIN_SIZE, 0x08)
  const keySize = cellSize(KEY_HEADER_SIZE + rootName.length)
  const securityCell = ROOT_CELL + keySize
  writeRootKey(bin.subarray(ROOT_CELL, securityCell), rootName, securityCell)
  const descriptor = everyoneMayDoAnything()
  const securitySize = cellSize(20 + descriptor.length)
  const free = securityCell + securitySize
  writeSecurity(bin.subarray(securityCell, free), descriptor, securityCell)
  bin.writeInt32LE(BIN_SIZE - free, free)
}

/** A cell is its length (negative = in use) and its content, in steps of 8 bytes. */
function cellSize(content: number): number {
  return Math.ceil((content + 4) / 8) * 8
}

function writeRootKey(cell: Buffer, name: string, securityCell: number): void {
  cell.writeInt32LE(-cell.length, 0)
  const key = cell.subarray(4)
  key.write('nk', 0, 'latin1')
  // Root of a hive (0x04), must not be deleted (0x08), name in one byte per character (0x20).
  key.writeUInt16LE(0x2c, 0x02)
  key.writeUInt32LE(NOTHING, 0x1c)
  key.writeUInt32LE(NOTHING, 0x20)
  key.writeUInt32LE(NOTHING, 0x28)
  key.writeUInt32LE(securityCell, 0x2c)
  key.writeUInt32LE(NOTHING, 0x30)
  key.writeUInt16LE(name.length, 0x48)
  key.write(name, KEY_HEADER_SIZE, 'latin1')
}

function writeSecurity(cell: Buffer, descriptor: Buffer, self: number): void {
  cell.writeInt32LE(-cell.length, 0)
  const security = cell.subarray(4)
  security.write('sk', 0, 'latin1')
  security.writeUInt32LE(self, 0x04)
  security.writeUInt32LE(self, 0x08)
  security.writeUInt32LE(1, 0x0c)
  security.writeUInt32LE(descriptor.length, 0x10)
  descriptor.copy(security, 0x14)
}

/** A self-relative security descriptor: owner and group SYSTEM, full control for Everyone. */
function everyoneMayDoAnything(): Buffer {
  const system = Buffer.from('010100000000000512000000', 'hex')
  const everyone = Buffer.from('010100000000000100000000', 'hex')
  const entry = Buffer.concat([Buffer.from('000214003f000f00', 'hex'), everyone])
  const list = Buffer.alloc(8)
  list.writeUInt8(2, 0)
  list.writeUInt16LE(list.length + entry.length, 2)
  list.writeUInt16LE(1, 4)
  const head = Buffer.alloc(20)
  head.writeUInt8(1, 0)
  head.writeUInt16LE(0x8004, 2)
  head.writeUInt32LE(head.length, 4)
  head.writeUInt32LE(head.length + system.length, 8)
  head.writeUInt32LE(head.length + 2 * system.length, 16)
  return Buffer.concat([head, system, system, list, entry])
}
