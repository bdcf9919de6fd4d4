import type { IResolver } from 'projen/lib/file';
import { License as ProjenLicense } from 'projen/lib/license';
import type { Project } from 'projen/lib/project';
import type { ResolvedOptions } from '../options';

/** LICENSE from projen's text of the SPDX id, without a year: the same options give the same bytes in any year. */
export class License extends ProjenLicense {
  public constructor(project: Project, { license, owner }: ResolvedOptions) {
    super(project, { spdx: license, copyrightOwner: owner, copyrightPeriod: '' });
  }

  protected synthesizeContent(resolver: IResolver): string | undefined {
    return super.synthesizeContent(resolver)?.replace('(c)  ', '(c) ');
  }
}
