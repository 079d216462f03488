import type { ChainStep, EntryPoint, Finding, Location as Place } from '@perf-analyze/core';
import type { ArtifactLocation, CodeFlow, Location } from 'sarif';

/** A file of the repository; code scanning resolves it against the root of the sources. */
export function artifact(file: string): ArtifactLocation {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** The range of a finding and the function around it. */
export function rangeLocation(place: Place): Location {
  const { file, line, column, endLine, endColumn } = place;
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return {
    physicalLocation: { artifactLocation: artifact(file), region },
    logicalLocations: [{ fullyQualifiedName: place.function, kind: 'function' }],
  };
}

/** The calls from an entry point down to the finding. */
export function codeFlow({ chain, entryPoints, location, message }: Finding): CodeFlow {
  const entry = entryPoints.at(0);
  const steps = [
    ...(entry ? [point(entry, `${entry.name} (${entry.kind})`)] : []),
    ...chain.map((step) => point(step, step.function)),
    { ...rangeLocation(location), message: { text: message } },
  ];
  return { threadFlows: [{ locations: steps.map((step, index) => ({ location: step, nestingLevel: index })) }] };
}

function point({ file, line, column }: ChainStep | EntryPoint, text: string): Location {
  const region = { startLine: line, startColumn: column };
  return { physicalLocation: { artifactLocation: artifact(file), region }, message: { text } };
}
