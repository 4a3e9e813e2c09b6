import { docsPage } from '../docs-page.ts';
import { sendHtml } from '../headers.ts';
import type { Operation } from '../operation.ts';

/** `GET /docs`: the contract, to read. */
export const getDocs: Operation = ({ document }) => {
  const page = docsPage(document.spec);
  return async (_request, reply) => sendHtml(reply, page);
};
