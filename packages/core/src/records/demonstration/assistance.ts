/** The fictional republic: what was paid for whom. No real person, outlet or event is meant. */
import type { Demonstrated } from './demonstrated.ts'

export const assistance: readonly Demonstrated[] = [
  { id: 'B-1', personId: 'P-01', type: 'travel_in', at: '2021-03-27', amount: { value: 60, unit: 'XOM' } },
  { id: 'B-2', personId: 'P-01', type: 'medical', at: '2021-03-29', amount: { value: 180, unit: 'XOM' } },
  { id: 'B-3', personId: 'P-02', type: 'travel_in', at: '2021-03-30', amount: { value: 70, unit: 'XOM' } },
  { id: 'B-4', personId: 'P-02', type: 'psych', at: '2021-04-15', amount: { value: 90, unit: 'XOM' } },
  { id: 'B-5', personId: 'P-03', type: 'medical', at: '2021-04-09', amount: { value: 150, unit: 'XOM' } },
  { id: 'B-6', personId: 'P-04', type: 'medical', at: '2021-04-16', amount: { value: 420, unit: 'XOM' } },
  { id: 'B-7', personId: 'P-05', type: 'comms', at: '2021-04-30', amount: { value: 55, unit: 'XOM' } },
  { id: 'B-8', personId: 'P-07', type: 'security', at: '2021-04-10', amount: { value: 110, unit: 'XOM' } },
  { id: 'B-9', personId: 'P-07', type: 'travel_out', at: '2021-05-18', amount: { value: 600, unit: 'XOM' } },
  { id: 'B-10', personId: 'P-11', type: 'legal', at: '2021-05-18', amount: { value: 130, unit: 'XOM' } },
  { id: 'B-11', personId: 'P-06', type: 'comms', at: '2021-05-16', amount: { value: 55, unit: 'XOM' } },
  { id: 'B-12', personId: 'P-01', type: 'travel_out', at: '2021-05-26', amount: { value: 640, unit: 'XOM' } },
  { id: 'B-13', personId: 'P-12', type: 'travel_in', at: '2021-06-20', amount: { value: 65, unit: 'XOM' } },
  { id: 'B-14', personId: 'P-09', type: 'legal', at: '2021-06-21', amount: { value: 140, unit: 'XOM' } },
  { id: 'B-15', personId: 'P-10', type: 'psych', at: '2021-06-25', amount: { value: 90, unit: 'XOM' } },
  { id: 'B-16', personId: 'P-06', type: 'security', at: '2021-07-15', amount: { value: 75, unit: 'XOM' } },
]
