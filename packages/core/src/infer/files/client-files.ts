import { clientRuntimes } from '../../catalog/client-runtimes.js';
import type { DiscoveredPackage } from '../../discover/discovered-file.js';
import type { Program } from '../../link/program.js';
import { filesLoadedBy } from './loaded-files.js';
import type { Root } from '../roots/root.js';

/** Files that only applications for one user run: their own, and those of the packages which they share that no other package loads. */
export function clientFiles(program: Program, roots: readonly Root[]): ReadonlySet<number> {
  const clients = clientPackages(program, roots);
  if (clients.size === 0) return new Set();
  const services = packagesOf(program, program.files.flatMap(({ isService }, file) => (isService ? [file] : [])));
  const loaded = packagesOf(program, [...filesLoadedBy(program, sourcesOf(program, (owner) => clients.has(owner)))]);
  const isShared = (owner: DiscoveredPackage): boolean => clients.has(owner) || (loaded.has(owner) && !services.has(owner));
  const besides = filesLoadedBy(program, sourcesOf(program, (owner) => !isShared(owner)));
  return new Set(sourcesOf(program, isShared).filter((file) => !besides.has(file)));
}

/**
 * Packages that nobody else installs, which ask for a client's runtime by themselves and for no framework that answers requests. A bare
 * `createServer` waits for a sign-in, or shows files to the same person.
 */
function clientPackages(program: Program, roots: readonly Root[]): Set<DiscoveredPackage> {
  const owners = packagesOf(program, program.files.map((_, file) => file));
  const answering = packagesOf(program, roots.flatMap(({ reach, kind, call }) => (reach === 'request' && kind !== 'http' && call >= 0 ? [program.calls.file(call)] : [])));
  const runtimesOf = ({ dependencies }: DiscoveredPackage): string[] => dependencies.filter((name) => clientRuntimes.has(name));
  // What the root of a workspace asks for, all members have.
  const isInherited = (name: string, { folder }: DiscoveredPackage): boolean => [...owners].some((other) => other.dependencies.includes(name) && isBelow(folder, other));
  return new Set([...owners].filter((owner) => owner.isPrivate && !answering.has(owner) && runtimesOf(owner).some((name) => !isInherited(name, owner))));
}

function isBelow(folder: string, { folder: above }: DiscoveredPackage): boolean {
  return folder !== above && (above === '.' || folder.startsWith(`${above}/`));
}

function packagesOf({ files }: Program, members: readonly number[]): Set<DiscoveredPackage> {
  return new Set(members.map((file) => files[file].package).filter((owner) => owner !== null));
}

function sourcesOf({ files }: Program, isMeant: (owner: DiscoveredPackage) => boolean): number[] {
  return files.flatMap(({ role, package: owner }, file) => (role === 'source' && owner && isMeant(owner) ? [file] : []));
}
