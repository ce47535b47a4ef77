/** Above the reports: bring some in, and see who shares words with whom. */
import { type DragEvent, useId, useRef, useState } from 'react'
import { Link } from 'wouter'
import { paths } from '../frame/places.ts'
import { useWords } from '../words/use-words.ts'
import { type Incoming, importFiles } from './import-files.ts'
import { ImportList } from './import-list.tsx'
import css from './press.module.css'

export function ReportTools() {
  const { press } = useWords()
  const [incoming, setIncoming] = useState<readonly Incoming[]>([])
  const [over, setOver] = useState(false)
  const bring = (files: readonly File[]): void => {
    if (files.length > 0) void importFiles(files, setIncoming)
  }
  const hover = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }
  const dropped = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    bring([...event.dataTransfer.files])
  }
  const drop = { onDragOver: hover, onDragLeave: () => setOver(false), onDrop: dropped }
  return (
    <div className={css['tools']} data-over={over} {...drop}>
      <FilePicker bring={bring} />
      <Link href={paths.shares} className={css['aside']}>
        {press.shares}
      </Link>
      {incoming.length > 0 && <ImportList incoming={incoming} close={() => setIncoming([])} />}
    </div>
  )
}

function FilePicker({ bring }: { readonly bring: (files: readonly File[]) => void }) {
  const { press } = useWords()
  const id = useId()
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" onClick={() => picker.current?.click()} aria-describedby={id}>
        {press.import}
      </button>
      <span className={css['quiet']} id={id}>
        {press.importHelp}
      </span>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept=".txt,.md,.html,.htm,.wacz,text/plain,text/html"
        aria-label={press.import}
        onChange={({ target }) => {
          bring([...(target.files ?? [])])
          // The same file may be chosen again after it was mended.
          target.value = ''
        }}
      />
    </>
  )
}
