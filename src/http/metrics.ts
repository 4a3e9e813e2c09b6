import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { Diagnosis } from '../core/model/diagnosis.ts';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  bodyBytes(count: number): void;
  diagnosed(route: string, diagnosis: Diagnosis, seconds: number): void;
  refused(problem: string): void;
  answered(request: { method: string; route: string; status: number; seconds: number }): void;
  disconnected(): void;
}

const SECONDS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Its own registry, so that two servers in one process do not count into each other. */
export function createMetrics(options: {
  readonly version: string;
  readonly maxConcurrent: number;
  readonly inFlight: () => number;
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const diagnoses = new Counter({
    name: 'unhang_diagnoses_total',
    help: 'Diagnoses made, by route, verdict and format of the bundle.',
    labelNames: ['route', 'verdict', 'format'],
    registers,
  });
  const findings = new Counter({
    name: 'unhang_findings_total',
    help: 'Findings, by rule and status.',
    labelNames: ['rule', 'status'],
    registers,
  });
  const incomplete = new Counter({
    name: 'unhang_incomplete_bundles_total',
    help: 'Bundles that could be read in part only.',
    registers,
  });
  const duration = new Histogram({
    name: 'unhang_diagnosis_seconds',
    help: 'From the first byte of a bundle to its diagnosis.',
    labelNames: ['route'],
    buckets: SECONDS,
    registers,
  });
  const bytes = new Counter({ name: 'unhang_body_bytes_total', help: 'Bytes read from request bodies.', registers });
  const problems = new Counter({
    name: 'unhang_problems_total',
    help: 'Requests refused or failed, by type of problem.',
    labelNames: ['type'],
    registers,
  });
  const requests = new Histogram({
    name: 'unhang_http_request_seconds',
    help: 'Requests answered, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const gone = new Counter({
    name: 'unhang_disconnects_total',
    help: 'Clients that went away before their answer.',
    registers,
  });
  new Gauge({
    name: 'unhang_diagnoses_in_flight',
    help: 'Bundles being diagnosed now.',
    registers,
    collect() {
      this.set(options.inFlight());
    },
  });
  new Gauge({ name: 'unhang_diagnoses_in_flight_max', help: 'As many as are let in at once.', registers }).set(
    options.maxConcurrent,
  );
  new Gauge({ name: 'unhang_build_info', help: 'Always 1.', labelNames: ['version', 'node'], registers }).set(
    { version: options.version, node: process.version },
    1,
  );

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    bodyBytes: (count) => bytes.inc(count),
    diagnosed(route, { verdict, bundle, findings: found }, seconds) {
      diagnoses.inc({ route, verdict: verdict.status, format: bundle.format });
      for (const { rule, status } of found) findings.inc({ rule, status });
      if (!bundle.complete) incomplete.inc();
      duration.observe({ route }, seconds);
    },
    refused: (type) => problems.inc({ type }),
    answered: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    disconnected: () => gone.inc(),
  };
}
