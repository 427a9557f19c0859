import { useDesk } from './DocumentDesk.tsx';
import { DocumentStrip } from './DocumentStrip.tsx';

/** Scans that are no material of the form: the sheet the person signs, and what else there is. */
export function OtherDocuments() {
  const { policy } = useDesk();
  return policy?.categories.map(({ code, name }) => (
    <div className="material" key={code}>
      <div className="material-row">
        <span className="material-name">{name}</span>
      </div>
      <DocumentStrip material={code} name={name} />
    </div>
  ));
}
