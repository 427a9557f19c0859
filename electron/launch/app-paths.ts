import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The read-only folders a running station needs. */
export type AppPaths = {
  /** Station profiles, policy tables, receipt templates. */
  readonly resourcesDir: string;
  /** TrueType fonts for raster print and PDF. */
  readonly fontsDir: string;
  /** The built page. */
  readonly rendererDir: string;
};

export type Installation = {
  /** The folder holding package.json: the checkout, or app.asar in an installed copy. */
  readonly appRoot: string;
  /** Electron's `process.resourcesPath` in an installed copy, null in a checkout. */
  readonly packagedResources: string | null;
};

/** Fonts keep the folders of their package (`400Regular/…ttf`) in both places, so one relative name serves. */
export function appPaths({ appRoot, packagedResources }: Installation): AppPaths {
  const rendererDir = join(appRoot, 'dist', 'renderer');
  if (packagedResources !== null) {
    return {
      resourcesDir: join(packagedResources, 'resources'),
      fontsDir: join(packagedResources, 'fonts'),
      rendererDir,
    };
  }
  return {
    resourcesDir: join(appRoot, 'resources'),
    fontsDir: join(appRoot, 'node_modules', '@expo-google-fonts', 'noto-sans-sc'),
    rendererDir,
  };
}

/** Walks up from a module (source or bundle: their depth differs) to the folder that holds package.json. */
export function findAppRoot(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${fileURLToPath(moduleUrl)}`);
    folder = parent;
  }
  return folder;
}
