import { html, type Markup, page, prose } from './html.ts';
import { PROBLEMS } from './problem.ts';
import type { Schema, Spec, SpecOperation } from './spec.ts';

/** The API document as one page that loads nothing: it must also work where there is no internet. */
export function docsPage(spec: Spec): string {
  const operations = Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationSection(method.toUpperCase(), path, operation)),
  );
  return page(
    `${spec.info.title} API`,
    html`<h1>${spec.info.title} API</h1>
      ${prose(spec.info.description)}
      <p>The same for machines: <a href="/v1/openapi.json">/v1/openapi.json</a></p>
      ${operations}
      <section id="problems">
        <h2>Problems</h2>
        ${problemsTable()}
      </section>
      <section id="schemas">
        <h2>Documents</h2>
        ${Object.entries(spec.components.schemas).map(schemaSection)}
      </section>`,
  );
}

function operationSection(method: string, path: string, operation: SpecOperation): Markup {
  return html`<section id="${operation.operationId}">
    <h2><span class="method">${method}</span> <code>${path}</code></h2>
    <p>${operation.summary}</p>
    ${(operation.security?.length ?? 0) > 0 ? html`<p>Takes an API key.</p>` : html``}
    ${prose(operation.description ?? '')} ${parametersTable(operation)}
    ${Object.entries(operation.requestBody?.content ?? {}).map(([type, { example }]) => body('Request', type, example))}
    ${Object.entries(operation.responses).map(
      ([status, { description, content = {} }]) =>
        html`<h3>${status}</h3>
          <p>${description}</p>
          ${Object.entries(content).map(([type, { example }]) => body('Response', type, example))}`,
    )}
  </section> `;
}

function body(what: string, type: string, example: unknown): Markup {
  const shown =
    example === undefined
      ? html``
      : html`<details>
          <summary>Example</summary>
          <pre><code>${JSON.stringify(example, null, 2)}</code></pre>
        </details>`;
  return html`<p>${what}: <code>${type}</code></p>
    ${shown}`;
}

function parametersTable({ parameters = [] }: SpecOperation): Markup {
  if (parameters.length === 0) return html``;
  const rows = parameters.map(
    (parameter) =>
      html`<tr>
        <td><code>${parameter.name}</code></td>
        <td>${parameter.in}</td>
        <td>${prose(parameter.description)}</td>
      </tr>`,
  );
  return html`<table>
    <tr>
      <th>Parameter</th>
      <th>In</th>
      <th>Meaning</th>
    </tr>
    ${rows}
  </table>`;
}

function problemsTable(): Markup {
  const rows = Object.entries(PROBLEMS).map(
    ([slug, { status, about }]) =>
      html`<tr>
        <td>${status}</td>
        <td>
          <a href="/problems/${slug}"><code>/problems/${slug}</code></a>
        </td>
        <td>${about}</td>
      </tr>`,
  );
  return html`<table>
    <tr>
      <th>Status</th>
      <th>Type</th>
      <th>What to do</th>
    </tr>
    ${rows}
  </table>`;
}

function schemaSection([name, schema]: [string, Schema]): Markup {
  return html`<details id="schema-${name}">
    <summary><code>${name}</code></summary>
    <pre><code>${JSON.stringify(schema, null, 2)}</code></pre>
  </details>`;
}
