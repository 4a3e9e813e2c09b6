/** What a shell, `timeout` or the tool itself prints where the tool could not run at all. */
const FAILURE =
  /command not found|: not found$|No such file or directory|Permission denied|Operation not permitted|must be root|failed to run command|cannot execute|未找到命令|权限不够|没有那个文件或目录/i;

/** Does this line say that a command could not run? Then its output holds no answer, not an empty one. */
export function isFailure(line: string): boolean {
  return FAILURE.test(line);
}
