import type { CandidateSite, Detector } from '../detectors/detector.js';
import { append } from '../append.js';
import type { Program } from '../link/program.js';
import type { Candidate } from '../summarize/module-summary.js';
import type { Judgement } from './judgement.js';
import { howOftenReached } from './how-often.js';
import type { Judging } from './judging.js';
import { type Place, placeOf, placeThrough } from './place.js';
import { weakest } from './weakest.js';

/** Lets the detectors judge the places that they noted while files were walked. */
export function judgeCandidates(judging: Judging): Judgement[] {
  const { program, options } = judging;
  const candidates = candidatesByDetector(program);
  return options.detectors.flatMap((detector) => {
    const places = (candidates.get(detector.name) ?? []).map((found) => ({ ...found, ...candidatePlace(judging, detector, found) }));
    const sites = places.map(({ candidateSite }) => candidateSite);
    const verdicts = detector.judgeAll?.(sites) ?? sites.map((site) => detector.judge?.(site) ?? null);
    return places.flatMap((place, index): Judgement[] => {
      const verdict = verdicts[index];
      if (!verdict) return [];
      const { judgement, way } = verdict.through ? placeThrough(judging, detector, { place, through: verdict.through }) : place;
      const impact = verdict.impact ?? detector.impact;
      return [
        {
          ...judgement,
          keyed: judgement.keyed && !verdict.countsPerKey,
          detector,
          verdict,
          position: place.candidate.position,
          api: verdict.api ?? null,
          impact,
          confidence: weakest(verdict.confidence ?? 'definite', way.confidence, howOftenReached(judging, judgement, impact)),
        },
      ];
    });
  });
}

interface FoundCandidate {
  candidate: Candidate;
  file: number;
}

function candidatesByDetector({ files }: Program): Map<string, FoundCandidate[]> {
  const found = new Map<string, FoundCandidate[]>();
  files.forEach(({ summary }, file) => {
    for (const candidate of summary.candidates) {
      append(found, candidate.detector, { candidate, file });
    }
  });
  return found;
}

function candidatePlace(judging: Judging, detector: Detector, { candidate, file }: FoundCandidate): Place & { candidateSite: CandidateSite } {
  const { program } = judging;
  const place = placeOf(judging, detector, { function: program.functionBase[file] + candidate.function, loopDepth: candidate.loopDepth, flags: candidate.region });
  const nodes = candidate.nodes.map((node) => (node === 0 ? 0 : program.nodeBase[file] + node));
  return { ...place, candidateSite: { ...place.site, candidate, function: place.judgement.function, nodes } };
}
