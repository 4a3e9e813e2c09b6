import type { Analysis, ApiKey, Bundle, Case } from '../cases/ports/records.ts';
import type { CaseDetail, Received, UploadStatus } from '../cases/service/service.ts';

import type { components } from './openapi.gen.d.ts';

type Schemas = components['schemas'];

// What is shown of a row. Which organisation it belongs to the caller knows; where it lies in a store, and the hash of a
// key, are nobody's business.

export function caseView({ organisation: _organisation, ...shown }: Case): Schemas['Case'] {
  return shown;
}

export function bundleView({ organisation: _organisation, key: _key, ...shown }: Bundle): Schemas['Bundle'] {
  return shown;
}

export function analysisView({ organisation: _organisation, ...shown }: Analysis): Schemas['Analysis'] {
  return shown;
}

export function keyView({ organisation: _organisation, hash: _hash, ...shown }: ApiKey): Schemas['ApiKey'] {
  return shown;
}

export function uploadView({ upload, parts }: UploadStatus): Schemas['Upload'] {
  const { organisation: _organisation, key: _key, partsId: _partsId, ...shown } = upload;
  return { ...shown, parts };
}

export function receivedView({ case: row, bundle, analysis }: Received): Schemas['Received'] {
  return { case: caseView(row), bundle: bundleView(bundle), analysis: analysisView(analysis) };
}

/** Without how far analyses have come: that grows while the case's version, its tag, stays. */
export function detailView({ case: row, bundles, analyses }: CaseDetail): Schemas['CaseDetail'] {
  return {
    case: caseView(row),
    bundles: bundles.map(bundleView),
    analyses: analyses.map((analysis) => {
      const { progress: _progress, ...summary } = analysisView(analysis);
      return summary;
    }),
  };
}
