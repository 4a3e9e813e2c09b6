import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { httpClients, isWithin, rooms } from './rooms.mjs';

/** ESLint rule: an import crosses rooms only where the table in rooms.mjs has a row for it. */
export const dependencyRule = {
  meta: {
    type: 'problem',
    docs: { description: 'Hold the table of who may import whom' },
    schema: [],
    messages: { forbidden: '{{from}} may not import {{what}}. {{because}}' },
  },
  create(context) {
    const file = posix(relative(context.cwd, context.filename));
    const room = rooms.find((row) => isWithin(file, row.room));
    if (room === undefined) return {};
    const check = (node, source, typeOnly) => {
      if (typeof source?.value !== 'string') return;
      const refusal = refusalOf(file, room, source.value, typeOnly);
      if (refusal !== undefined)
        context.report({ node, messageId: 'forbidden', data: { from: room.room, ...refusal } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, isTypeOnly(node, 'importKind')),
      ExportNamedDeclaration: (node) => check(node, node.source, isTypeOnly(node, 'exportKind')),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
    };
  },
};

function refusalOf(file, room, specifier, typeOnly) {
  if (specifier.startsWith('.')) return ofOurs(file, room, specifier, typeOnly);
  const name = specifier.replace(/^node:/, '');
  const mayConnect = httpClients.rooms.some((place) => isWithin(file, place));
  if (!mayConnect && httpClients.modules.includes(packageOf(name))) {
    return { what: specifier, because: httpClients.because };
  }
  const allowed = isBuiltin(specifier) ? room.node === true : mayUse(room.packages ?? [], packageOf(name));
  return allowed ? undefined : { what: specifier, because: room.because };
}

function ofOurs(file, room, specifier, typeOnly) {
  const target = posix(join(dirname(file), specifier));
  const places = [room.room, ...(room.may ?? []), ...(typeOnly ? (room.types ?? []) : [])];
  return places.some((place) => isWithin(target, place)) ? undefined : { what: target, because: room.because };
}

function mayUse(packages, name) {
  return packages === 'any' || packages.includes(name);
}

function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isTypeOnly(node, kind) {
  return node[kind] === 'type';
}

function posix(path) {
  return path.split(sep).join('/');
}
