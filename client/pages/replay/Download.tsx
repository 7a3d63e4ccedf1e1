/** The download for Wireshark: from where the segments were seen, and in which format. */
import { pathTo } from '../../base.ts';
import './Download.css';
import { useState } from 'preact/hooks';
import { CAPTURE_FORMATS } from '../../../shared/capture/export.ts';
import { VIEWPOINTS, type Viewpoint } from '../../../shared/capture/viewpoint.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { t } from '../../i18n/replay.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { toast } from '../../ui/Notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { captureOf, type DownloadChoice, fileNameOf } from './download.ts';
import type { Playback } from './playback.ts';

export function DownloadIcon() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d="M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11"
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** One segment each way and one that is lost, as much of them as is seen from there. */
function Picture({ viewpoint }: { readonly viewpoint: Viewpoint }) {
  const sees = (host: 'A' | 'B'): string => (viewpoint === 'wire' || viewpoint === host ? 'seen' : 'unseen');
  return (
    <svg class="viewpoint-picture" viewBox="0 0 96 60" aria-hidden="true">
      <path class={`thread ${sees('A')}`} data-host="A" d="M14 4v52" />
      <path class={`thread ${sees('B')}`} data-host="B" d="M82 4v52" />
      <path class="way" data-host="A" d="M16 9 77 17" />
      <path class="head" data-host="A" d="m81 17.500-7.600 2.600.700-5.600Z" />
      <path class="way" data-host="B" d="M80 41 19 49" />
      <path class="head" data-host="B" d="m15 49.500 7.600 2.600-.700-5.600Z" />
      {viewpoint !== 'B' && <path class="way" data-host="A" d="M16 25 48 29" />}
      {viewpoint === 'wire' && <path class="lost" d="m47 25.500 7 7m0-7-7 7" />}
    </svg>
  );
}

interface OptionProps<T extends string> {
  readonly name: string;
  readonly value: T;
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

function ViewpointOption({ name, value, chosen, onChoose }: OptionProps<Viewpoint>) {
  return (
    <label class="viewpoint">
      <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
      <span class="viewpoint-face">
        <Picture viewpoint={value} />
        <span>
          <strong>
            {value !== 'wire' && <HostGlyph host={value} />} {t(`download.${value}`)}
          </strong>
          <span class="muted small">{t(`download.${value}.what`)}</span>
        </span>
      </span>
    </label>
  );
}

export interface DownloadProps {
  readonly playback: Playback;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function Download({ playback, open, onClose }: DownloadProps) {
  const [choice, setChoice] = useState<DownloadChoice>({ viewpoint: 'wire', format: 'pcapng' });
  const name = fileNameOf(playback, choice);
  const save = (): void => {
    saveFile(name, captureOf(playback, choice), 'application/vnd.tcpdump.pcap');
    toast('good', t('download.done', { name }));
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('download.title')}
      wide
      actions={
        <>
          <code class="download-name">{name}</code>
          <button type="button" class="btn primary" onClick={save}>
            <DownloadIcon /> {t('download.save')}
          </button>
        </>
      }
    >
      <div class="download">
        <fieldset>
          <legend class="eyebrow">{t('download.from')}</legend>
          <div class="viewpoints">
            {VIEWPOINTS.map((value) => (
              <ViewpointOption
                key={value}
                name="viewpoint"
                value={value}
                chosen={choice.viewpoint}
                onChoose={(viewpoint) => setChoice({ ...choice, viewpoint })}
              />
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend class="eyebrow">{t('download.format')}</legend>
          <div class="formats">
            {CAPTURE_FORMATS.map((value) => (
              <label key={value} class="check">
                <input
                  type="radio"
                  name="format"
                  checked={choice.format === value}
                  onChange={() => setChoice({ ...choice, format: value })}
                />
                <span>
                  <b class="mono">{value}</b> <span class="muted small">{t(`download.${value}`)}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <p class="muted small">
          {t('download.note')} <a href={pathTo('/capture')}>{t('download.again')}</a>
        </p>
      </div>
    </Dialog>
  );
}
