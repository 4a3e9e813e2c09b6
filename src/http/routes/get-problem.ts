import { sendHtml } from '../headers.ts';
import { html, page } from '../html.ts';
import type { Operation } from '../operation.ts';
import { PROBLEMS, sendProblem } from '../problem.ts';

const PAGES: ReadonlyMap<string, string> = new Map(
  Object.entries(PROBLEMS).map(([slug, { status, title, about }]) => [
    slug,
    page(
      title,
      html`<h1>${title}</h1>
        <p>Status ${status}</p>
        <p>${about}</p>
        <p><a href="/docs">All addresses</a></p>`,
    ),
  ]),
);

/** `GET /problems/{slug}`: where the `type` of a problem leads to. */
export const getProblem: Operation = () => {
  return async (request, reply) => {
    const { slug } = request.params as { slug: string }; // the router has it from the path
    const found = PAGES.get(slug);
    return found === undefined ? sendProblem(reply, 'not-found') : sendHtml(reply, found);
  };
};
