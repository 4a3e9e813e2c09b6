import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PrimitiveValueListNode,
  type RootOperationNode,
  type ValueNode,
} from 'kysely';

/** PostgreSQL's text holds neither NUL nor half of a surrogate pair; both come from bundles and from clients. */
const REFUSED = /[\0\p{Surrogate}]/gu;

/** The same text with U+FFFD where PostgreSQL would refuse it. */
export function clean(text: string): string {
  return text.replace(REFUSED, '\uFFFD');
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  return Array.isArray(value) ? value.map(cleaned) : value;
}

/** Cleans what goes into the database, values and the words that are asked for alike: so they still find each other. */
export class CleanText implements KyselyPlugin {
  readonly #cleaner = new Cleaner();

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.#cleaner.transformNode(node, queryId);
  }

  async transformResult<T>({ result }: { readonly result: T }): Promise<T> {
    return result;
  }
}

class Cleaner extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: cleaned(node.value) };
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(cleaned) };
  }
}
