import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { appPaths } from '#electron/launch/app-paths.ts';
import { NATIVE_PACKAGES } from '#electron/launch/bundle-station.ts';

// electron-builder brings both; they are what it reads and checks its configuration with.
const requireFromBuilder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
const yaml = z.object({ load: z.custom<(text: string) => unknown>((value) => typeof value === 'function') });
const validator = z.object({
  validateSchema: z.custom<(schema: unknown, data: unknown) => void>((value) => typeof value === 'function'),
});

const { load } = yaml.parse(requireFromBuilder('js-yaml'));
const { validateSchema } = validator.parse(requireFromBuilder('./out/util/config/schemaValidator.js'));
const scheme: unknown = requireFromBuilder('./scheme.json');

const targets = z.array(z.object({ target: z.string(), arch: z.array(z.string()) }));
const shape = z.looseObject({
  npmRebuild: z.boolean(),
  asarUnpack: z.array(z.string()),
  extraMetadata: z.object({ homepage: z.url() }),
  files: z.array(z.string()),
  electronFuses: z.record(z.string(), z.boolean()),
  extraResources: z.array(z.object({ from: z.string(), to: z.string() })),
  win: z.object({ icon: z.string(), target: targets }),
  // Without a home page and a maintainer electron-builder refuses to make a deb.
  linux: z.object({ icon: z.string(), maintainer: z.string(), target: targets }),
});

/** A fresh copy: the validator fills in types. */
function readConfiguration(): z.infer<typeof shape> {
  return shape.parse(load(readFileSync('electron-builder.yml', 'utf8')));
}

describe('electron-builder.yml', () => {
  it('passes the check electron-builder itself makes', () => {
    expect(() => validateSchema(scheme, readConfiguration())).not.toThrow();
  });

  it('would not pass it with a misspelt key', () => {
    expect(() => validateSchema(scheme, { ...readConfiguration(), asarUnpak: [] })).toThrow('asarUnpak');
  });

  it('describes the promised installers', () => {
    const { win, linux } = readConfiguration();
    expect(win.target).toEqual([{ target: 'nsis', arch: ['x64'] }]);
    expect(linux.target).toEqual([
      { target: 'deb', arch: ['x64', 'arm64'] },
      { target: 'AppImage', arch: ['x64', 'arm64'] },
    ]);
    expect([win.icon, linux.icon].filter((file) => !existsSync(file))).toEqual([]);
  });

  it('compiles nothing, unpacks machine code and shuts the doors of Electron', () => {
    const { npmRebuild, asarUnpack, electronFuses } = readConfiguration();
    expect(npmRebuild).toBe(false);
    expect(asarUnpack).toContain('**/*.node');
    expect(electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('takes along every package that the bundles leave outside', () => {
    const { files } = readConfiguration();
    const included = files.filter((file) => file.startsWith('node_modules/'));
    const missing = NATIVE_PACKAGES.filter((name) => name !== 'electron').filter((name) => {
      const folder = name.replace('/*', '/').replace(/^@resvg\/.*/, '@resvg/');
      return !included.some((file) => file.startsWith(`node_modules/${folder}`));
    });
    expect(missing).toEqual([]);
  });

  it('puts resources and fonts where the station looks for them', () => {
    const { extraResources } = readConfiguration();
    const installed = appPaths({ appRoot: '/a', packagedResources: '/r' });
    const holds = (wanted: string): boolean =>
      extraResources.some(({ from, to }) => {
        if (join('/r', to) === wanted) return existsSync(from);
        const name = wanted.slice(join('/r', to).length + 1);
        return wanted.startsWith(`${join('/r', to)}/`) && readdirSync(from).includes(name);
      });
    const { resourcesDir, receiptFonts } = installed;
    expect([resourcesDir, receiptFonts.base, receiptFonts.slicesCss].filter((path) => !holds(path))).toEqual([]);
  });
});
