// Who may import whom. The first row whose `room` holds the importing file counts, so the narrow rows stand first.

/**
 * `may`: folders or files of this repository, besides the room itself; `types`: the same, for type-only imports.
 * `packages`: names from node_modules, or `any`. `node`: may it import Node's own modules?
 */
export const rooms = [
  {
    room: 'src/core/model',
    because: 'The nouns stand below everything, so the model imports nothing but itself.',
  },
  {
    room: 'src/core/bundle',
    may: ['src/core/model'],
    because: 'Bytes become entries here, before anyone knows what they mean.',
  },
  {
    room: 'src/core/facts',
    may: ['src/core/model'],
    because: 'A fact is what the bundle says; a parser must not know which rule will ask for it.',
  },
  {
    room: 'src/core/rules',
    may: ['src/core/model'],
    because: 'Rules are data; whoever reads them imports them, never the other way round.',
  },
  {
    room: 'src/core/findings',
    may: ['src/core/model'],
    types: ['src/core/facts'],
    packages: ['@marcbachmann/cel-js', 're2js'],
    because: 'Findings are made from facts and rules handed in as values, so that any catalog can be assessed.',
  },
  {
    room: 'src/core/diagnosis',
    may: ['src/core/model', 'src/core/findings'],
    because: 'The document is concluded from findings alone; it reads no bundle and no rule file.',
  },
  {
    room: 'src/core/verification',
    may: ['src/core/model', 'src/core/findings', 'src/core/diagnosis', 'src/core/facts/kinds'],
    because: 'Whether a fix held is read out of two diagnoses and the facts behind them; it opens no bundle.',
  },
  {
    room: 'src/core/words',
    may: ['src/core/model'],
    because: 'Words render a finished document, also one that an older release made.',
  },
  {
    room: 'src/core',
    may: ['src/core'],
    because: 'The core runs in Node, in Lambda and in a browser, so it imports nothing from outside itself.',
  },
  {
    room: 'src/cases',
    may: ['src/core'],
    packages: [],
    because: 'A use case says what it needs as a port, and never which adapter fills it.',
  },
  {
    room: 'src/adapters',
    may: ['src/cases/ports', 'src/core/model', 'src/core/bundle/zip/crc32.ts'],
    packages: 'any',
    node: true,
    because: 'An adapter makes one port real; it decides nothing and knows no door.',
  },
  {
    room: 'src/http/server.ts',
    may: ['src/http', 'src/compose.ts', 'src/config.ts', 'src/cases', 'src/core'],
    packages: 'any',
    node: true,
    because: 'The server starts what was composed; adapters are picked in compose.ts alone.',
  },
  {
    room: 'src/http',
    may: ['src/cases', 'src/core/model', 'src/core/words'],
    packages: 'any',
    node: true,
    because: 'A route translates between HTTP and a use case and holds no policy of its own.',
  },
  {
    room: 'src/worker',
    may: ['src/compose.ts', 'src/config.ts', 'src/cases', 'src/core'],
    packages: 'any',
    node: true,
    because: 'A door starts what was composed; adapters are picked in compose.ts alone.',
  },
  {
    room: 'src/lab',
    may: ['src/core/model', 'src/core/collector'],
    node: true,
    because: 'The lab hangs a machine and puts it right again; it reads no bundle, and a diagnosis is handed to it.',
  },
  {
    room: 'src/cli',
    may: ['src/compose.ts', 'src/config.ts', 'src/cases', 'src/core', 'src/http', 'src/worker', 'src/lab'],
    packages: 'any',
    node: true,
    because: 'A door starts what was composed; adapters are picked in compose.ts alone.',
  },
  {
    room: 'functions',
    may: ['src/compose.ts', 'src/config.ts', 'src/cases', 'src/core'],
    packages: 'any',
    node: true,
    because: 'A door starts what was composed; adapters are picked in compose.ts alone.',
  },
  {
    room: 'src/browser',
    may: ['src/cases', 'src/core', 'src/adapters/decoders', 'src/adapters/watch.ts'],
    packages: ['@noble/hashes', 'fzstd'],
    because: 'It runs in a worker of a browser: the core, its use cases, and what of the decoders does without Node.',
  },
  {
    room: 'src/web',
    may: ['src/core'],
    types: ['src/http/openapi.gen.d.ts'],
    packages: 'any',
    because: 'The pages run in a browser: the core and the types of the contract are all of ours they can have.',
  },
  {
    room: 'src/compose.ts',
    may: ['src/cases', 'src/adapters', 'src/core', 'src/config.ts', 'src/compose-service.ts'],
    packages: 'any',
    node: true,
    because: 'compose.ts picks the adapters and returns use cases; the doors come to it.',
  },
  {
    room: 'src/compose-service.ts',
    may: ['src/cases', 'src/adapters', 'src/core', 'src/config.ts'],
    packages: 'any',
    node: true,
    because: 'The part of compose.ts that opens stores and a database; compose.ts loads it where it is wanted.',
  },
  {
    room: 'src/config.ts',
    may: ['src/core/model'],
    packages: ['ajv', 'ajv-formats'],
    because: 'The configuration is checked before anything else is there to be imported.',
  },
];

/** Modules that open connections; only these rooms may have them, and one module there guards the addresses. */
export const httpClients = {
  modules: ['undici', 'http', 'https', 'http2', 'axios', 'got', 'node-fetch'],
  rooms: ['src/http', 'src/adapters'],
  because:
    'A helpdesk or a webhook names addresses for us to call: every outgoing request goes through one guarded module.',
};

export function isWithin(path, place) {
  return path === place || path.startsWith(`${place}/`);
}
