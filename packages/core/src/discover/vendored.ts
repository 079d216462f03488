const MINIFIED = /[.-]min\.[cm]?js$/;
const PACKAGE_MANAGER = /^\.pnp\.(?:loader\.)?[cm]?js$/;
const VENDOR_ANYWHERE = new Set(['bower_components', 'jspm_packages', 'third_party', 'third-party']);
const VENDOR = new Set(['vendor', 'vendors']);
const ASSETS = new Set(['public', 'static', 'assets', 'www']);

const BUNDLED = /[-.](?:(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{8}|[0-9a-f]{16,64})\.m?js$/;

/** Why a file of this name, in a folder of this name, is not code of the project, or null. */
export function vendoredFile(name: string, folder: string): string | null {
  if (MINIFIED.test(name)) return 'minified';
  // Bundlers put a hash of the content into the names of assets.
  if (ASSETS.has(folder) && BUNDLED.test(name)) return 'bundled for the browser';
  return PACKAGE_MANAGER.test(name) ? 'written by a package manager' : null;
}

/**
 * Why a folder of this name is not code of the project, or null. A `vendor` inside the sources may be
 * a notion of the business; beside them, or among assets, it is other people's code.
 */
export function vendoredFolder(name: string, place: { parent: string; atPackage: boolean; hasPage: boolean }): string | null {
  // Where a package begins, a page may lie beside the service that sends it.
  if (ASSETS.has(name) && place.hasPage && !place.atPackage) return 'assets of a web page';
  const isVendor = VENDOR_ANYWHERE.has(name) || (VENDOR.has(name) && (place.atPackage || ASSETS.has(place.parent)));
  return isVendor ? 'vendored code' : null;
}
