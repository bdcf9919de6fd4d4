import { Component, javascript, ProjenrcFile, typescript } from 'projen';
import type { cdk } from 'projen';

/** What all packages of the workspace share. */
export interface SharedOptions {
  readonly version: string;
  readonly nodeEngines: string;
}

interface WorkspacePackageOptions extends SharedOptions {
  readonly name: string;
  readonly description: string;
  readonly deps?: string[];
  readonly devDeps?: string[];
  readonly bin?: Record<string, string>;
  /** Folders beside `lib` that the package holds. */
  readonly folders?: string[];
  /** What makes the rest of `lib` when it is compiled. */
  readonly afterCompile?: string;
}

/** What the comments of generated files name as the place to edit. */
class RootProjenrc extends ProjenrcFile {
  public readonly filePath = '../../.projenrc.ts';

  /** The root's files for Git and npm name it already. */
  public preSynthesize(): void {}
}

/** Installs what a package names after the root is written and installed: a new version is not on npm yet. */
class AfterTheRoot extends Component {
  constructor(
    root: cdk.JsiiProject,
    private readonly workspacePackage: typescript.TypeScriptProject,
  ) {
    super(root);
  }

  public postSynthesize(): void {
    for (const component of this.workspacePackage.components) component.postSynthesize();
  }
}

/** A plain TypeScript package under packages/, tested and linted from the root. */
export class WorkspacePackage extends typescript.TypeScriptProject {
  constructor(parent: cdk.JsiiProject, options: WorkspacePackageOptions) {
    super({
      parent,
      outdir: `packages/${options.name}`,
      name: options.name,
      description: options.description,
      authorName: parent.package.manifest.author.name,
      authorOrganization: true,
      repository: parent.package.manifest.repository.url,
      repositoryDirectory: `packages/${options.name}`,
      license: 'Apache-2.0',
      copyrightOwner: parent.package.manifest.author.name,
      defaultReleaseBranch: 'main',
      packageManager: javascript.NodePackageManager.NPM,
      typescriptVersion: '~5.9.0',
      deps: options.deps,
      devDeps: ['@types/node@^20', ...(options.devDeps ?? [])],
      bin: options.bin,
      entrypoint: 'lib/index.js',
      disableTsconfigDev: true,
      tsconfig: {
        compilerOptions: {
          target: 'ES2022',
          lib: ['es2022'],
          module: 'node16',
          moduleResolution: javascript.TypeScriptModuleResolution.NODE16,
          declaration: true,
          inlineSourceMap: false,
          inlineSources: false,
        },
      },
      eslint: false,
      jest: false,
      prettier: false,
      package: false,
      release: false,
      buildWorkflow: false,
      depsUpgrade: false,
      sampleCode: false,
      github: false,
    });
    new RootProjenrc(this);
    new AfterTheRoot(parent, this);
    this.package.addVersion(options.version);
    this.package.addField('engines', { node: options.nodeEngines });
    this.package.addField('files', ['lib', '!lib/.sources', ...(options.folders ?? [])]);
    // the tests are those of the root
    this.removeScript('test');
    this.compileTask.prependExec('node ../../scripts/compilation.mjs begin');
    if (options.afterCompile) this.compileTask.exec(options.afterCompile);
    this.compileTask.exec('node ../../scripts/compilation.mjs end');
  }
  /** projen would install before the root is written. */
  public synth(): void {
    const { PROJEN_DISABLE_POST: disabled } = process.env;
    process.env.PROJEN_DISABLE_POST = 'true';
    super.synth();
    if (disabled === undefined) delete process.env.PROJEN_DISABLE_POST;
    else process.env.PROJEN_DISABLE_POST = disabled;
  }
}
