import type { FrameText } from './frames.ts';

/**
 * Where a stack ends: the entry of a system call, an exception or an interrupt, or the first function of a thread, of all
 * machines and of kernels from 2.6.18 on. Names of entries change from release to release; what is missing here makes a
 * stack partial only where another report follows at once.
 */
const OUTERMOST =
  /^(?:entry_|sysenter|system_call|syscall_|ia32_sys|tracesys|int_ret_from|stub_|ret_from_|ret_fast_syscall|ret_to_user|kernel_thread|child_rip|kthread$|do_syscall_|do_fast_syscall|do_int80|__entry_|el0|el1|__sys_trace|sysc_|pgm_check|asm_|async_|error_(?:code|exit|entry)$|(?:common|apic_timer|reschedule)_interrupt|page_fault$|secondary_startup|start_secondary|start_kernel|x86_64_start|rest_init|cpu_startup_entry|handle_sys|do_trap_ecall)/;

export function endsStack({ function: name }: FrameText): boolean {
  return OUTERMOST.test(name);
}
