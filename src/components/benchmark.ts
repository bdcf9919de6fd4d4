import { Component } from 'projen/lib/component';
import type { Project } from 'projen/lib/project';

/** `npx projen benchmark`: how long tasks take to start in the user's account. */
export class Benchmark extends Component {
  public constructor(project: Project) {
    super(project);
    project.addTask('benchmark', {
      description: 'Time how tasks start, in your account (starts tasks that cost money; asks before)',
      exec: 'node .projen/benchmark.cjs',
      receiveArgs: true,
    });
    project.gitignore.exclude('/benchmark.json');
  }
}
