import type { Facts } from '../infer/infer.js';
import type { Judgement } from '../judge/judgement.js';
import type { Program } from '../link/program.js';
import type { Confidence, Finding, Priority, Reach, Report } from '../report/report.js';
import type { DetectorInfo } from '../detectors/detector.js';
import { toFinding, type RankSettings } from './finding.js';
import { fingerprints } from './fingerprint.js';
import { priorityMatrix } from './matrix.js';
import { compareFindings } from './order.js';
import { type HeldFinding, rootCauses } from './root-causes.js';
import { suppress } from './suppress.js';

export interface RankOptions {
  detectors: readonly DetectorInfo[];
  /** Reaches to show, by detector and file. */
  reaches(detector: string, file: string): readonly Reach[];
  settings(detector: string, file: string): RankSettings;
  priority: Priority;
  confidence: Confidence;
}

export type Ranking = Pick<Report, 'matrix' | 'findings' | 'rootCauses' | 'suppressed' | 'unusedSuppressions'> & { hiddenFindings: number; truncatedChains: number };

const CONFIDENCES: readonly Confidence[] = ['definite', 'probable', 'possible'];

/** Weighs what was found, takes out what was not asked for, and puts the rest in order. */
export function rank(program: Program, facts: Facts, judgements: readonly Judgement[], options: RankOptions): Ranking {
  const ids = fingerprints(program, judgements);
  let truncatedChains = 0;
  const all = judgements.map((judgement, index): HeldFinding => {
    const { path } = program.files[judgement.file];
    const { finding, truncated } = toFinding(program, facts, judgement, ids[index], options.settings(judgement.detector.name, path));
    truncatedChains += truncated ? 1 : 0;
    return { finding, function: judgement.function };
  });
  const { kept, suppressed, unused } = suppress(program, all.map(({ finding }) => finding).filter((finding) => isReached(finding, options)));
  const shown = new Set(kept.filter((finding) => isShown(finding, options)));
  const held = all.filter(({ finding }) => shown.has(finding)).sort((a, b) => compareFindings(a.finding, b.finding));
  const findings = held.map(({ finding }) => finding);
  return {
    matrix: priorityMatrix(findings, options.detectors),
    findings,
    rootCauses: rootCauses(program, facts, held),
    suppressed,
    unusedSuppressions: unused,
    hiddenFindings: all.length - suppressed.length - findings.length,
    truncatedChains,
  };
}

function isReached({ detector, reach, location }: Finding, options: RankOptions): boolean {
  return options.reaches(detector, location.file).includes(reach);
}

function isShown({ priority, confidence }: Finding, options: RankOptions): boolean {
  return priority <= options.priority && CONFIDENCES.indexOf(confidence) <= CONFIDENCES.indexOf(options.confidence);
}
