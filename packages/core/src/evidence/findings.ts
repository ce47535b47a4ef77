/** Collects what a check finds, each thing once, under names that are safe to show. */
import { printable } from '../base/printable.ts'
import type { Fault, FaultRule, Warning, WarningRule } from './verdict.ts'

export type Findings = {
  readonly fault: (file: string, rule: FaultRule) => void
  readonly warn: (file: string, rule: WarningRule) => void
  /** Takes back what a later check explained better. */
  readonly withdraw: (file: string, rule: FaultRule) => void
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
}

export function newFindings(): Findings {
  const faults: Fault[] = []
  const warnings: Warning[] = []
  const seen = new Set<string>()
  const isNew = (file: string, rule: string): boolean => {
    const size = seen.size
    return seen.add(`${rule}\n${file}`).size > size
  }
  return {
    fault: (file, rule) => void (isNew(file, rule) && faults.push({ file: printable(file), rule })),
    warn: (file, rule) => void (isNew(file, rule) && warnings.push({ file: printable(file), rule })),
    withdraw: (file, rule) => {
      const at = faults.findIndex((fault) => fault.file === file && fault.rule === rule)
      if (at >= 0) faults.splice(at, 1)
    },
    faults,
    warnings,
  }
}
