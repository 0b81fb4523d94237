// Written by the office crate (tests/office/generated.rs). Do not edit.
import type { Backup } from "./Backup";
import type { BackupCreate } from "./BackupCreate";
import type { BackupList } from "./BackupList";
import type { BackupRestore } from "./BackupRestore";
import type { BatchCheck } from "./BatchCheck";
import type { CertificateAsk } from "./CertificateAsk";
import type { CertificateConfirm } from "./CertificateConfirm";
import type { CertificateIssue } from "./CertificateIssue";
import type { CertificateList } from "./CertificateList";
import type { CertificatePicture } from "./CertificatePicture";
import type { CertificatePreview } from "./CertificatePreview";
import type { CertificatePrint } from "./CertificatePrint";
import type { CertificateRuler } from "./CertificateRuler";
import type { CertificateUpdate } from "./CertificateUpdate";
import type { CertificateVerify } from "./CertificateVerify";
import type { CertificateVoid } from "./CertificateVoid";
import type { CheckReport } from "./CheckReport";
import type { ClassAsk } from "./ClassAsk";
import type { ClassCreate } from "./ClassCreate";
import type { ClassDelete } from "./ClassDelete";
import type { ClassDetail } from "./ClassDetail";
import type { ClassGet } from "./ClassGet";
import type { ClassId } from "./ClassId";
import type { ClassList } from "./ClassList";
import type { ClassUpdate } from "./ClassUpdate";
import type { Confirmed } from "./Confirmed";
import type { ContestAsk } from "./ContestAsk";
import type { ContestCreate } from "./ContestCreate";
import type { ContestDelete } from "./ContestDelete";
import type { ContestDetail } from "./ContestDetail";
import type { ContestGet } from "./ContestGet";
import type { ContestId } from "./ContestId";
import type { ContestList } from "./ContestList";
import type { ContestUpdate } from "./ContestUpdate";
import type { CourseList } from "./CourseList";
import type { DepartmentCreate } from "./DepartmentCreate";
import type { DepartmentDelete } from "./DepartmentDelete";
import type { DepartmentId } from "./DepartmentId";
import type { DepartmentList } from "./DepartmentList";
import type { DepartmentUpdate } from "./DepartmentUpdate";
import type { DeskStatus } from "./DeskStatus";
import type { Enrolled } from "./Enrolled";
import type { EnrolmentCreate } from "./EnrolmentCreate";
import type { EnrolmentDelete } from "./EnrolmentDelete";
import type { EnrolmentUpdate } from "./EnrolmentUpdate";
import type { EntryAsk } from "./EntryAsk";
import type { EntryCreate } from "./EntryCreate";
import type { EntryDelete } from "./EntryDelete";
import type { EntryId } from "./EntryId";
import type { EntryUpdate } from "./EntryUpdate";
import type { EventAsk } from "./EventAsk";
import type { EventCreate } from "./EventCreate";
import type { EventDelete } from "./EventDelete";
import type { EventDetail } from "./EventDetail";
import type { EventGet } from "./EventGet";
import type { EventId } from "./EventId";
import type { EventLink } from "./EventLink";
import type { EventList } from "./EventList";
import type { EventUpdate } from "./EventUpdate";
import type { FigureAsk } from "./FigureAsk";
import type { FigureRecords } from "./FigureRecords";
import type { HistoryAsk } from "./HistoryAsk";
import type { HistoryList } from "./HistoryList";
import type { Hits } from "./Hits";
import type { ImportApply } from "./ImportApply";
import type { ImportLook } from "./ImportLook";
import type { ImportMend } from "./ImportMend";
import type { ImportPlan } from "./ImportPlan";
import type { ImportPlanned } from "./ImportPlanned";
import type { ImportPreview } from "./ImportPreview";
import type { Imported } from "./Imported";
import type { Issued } from "./Issued";
import type { JobAsk } from "./JobAsk";
import type { JobStatus } from "./JobStatus";
import type { Look } from "./Look";
import type { Mended } from "./Mended";
import type { MilestoneSet } from "./MilestoneSet";
import type { MilestoneUpdate } from "./MilestoneUpdate";
import type { Nothing } from "./Nothing";
import type { OfficeCheck } from "./OfficeCheck";
import type { OfficeCreate } from "./OfficeCreate";
import type { OfficeOpen } from "./OfficeOpen";
import type { OfficeProfile } from "./OfficeProfile";
import type { OfficeUpdate } from "./OfficeUpdate";
import type { OpinionAsk } from "./OpinionAsk";
import type { OpinionCreate } from "./OpinionCreate";
import type { OpinionDelete } from "./OpinionDelete";
import type { OpinionId } from "./OpinionId";
import type { OpinionList } from "./OpinionList";
import type { OpinionUpdate } from "./OpinionUpdate";
import type { Overview } from "./Overview";
import type { PersonAsk } from "./PersonAsk";
import type { PersonCreate } from "./PersonCreate";
import type { PersonDelete } from "./PersonDelete";
import type { PersonId } from "./PersonId";
import type { PersonList } from "./PersonList";
import type { PersonReveal } from "./PersonReveal";
import type { PersonUpdate } from "./PersonUpdate";
import type { PlanAccepted } from "./PlanAccepted";
import type { PlanAsk } from "./PlanAsk";
import type { PlanCarry } from "./PlanCarry";
import type { PlanCompare } from "./PlanCompare";
import type { PlanComparison } from "./PlanComparison";
import type { PlanCreate } from "./PlanCreate";
import type { PlanDelete } from "./PlanDelete";
import type { PlanDetail } from "./PlanDetail";
import type { PlanGet } from "./PlanGet";
import type { PlanId } from "./PlanId";
import type { PlanItemCreate } from "./PlanItemCreate";
import type { PlanItemDelete } from "./PlanItemDelete";
import type { PlanItemId } from "./PlanItemId";
import type { PlanItemMove } from "./PlanItemMove";
import type { PlanItemUpdate } from "./PlanItemUpdate";
import type { PlanItemUpdateAll } from "./PlanItemUpdateAll";
import type { PlanList } from "./PlanList";
import type { PlanReturn } from "./PlanReturn";
import type { PlanReturnAccept } from "./PlanReturnAccept";
import type { PlanReturned } from "./PlanReturned";
import type { PlanShapeList } from "./PlanShapeList";
import type { PlanTake } from "./PlanTake";
import type { PlanUpdate } from "./PlanUpdate";
import type { PlanVersionAsk } from "./PlanVersionAsk";
import type { PlanVersionCreate } from "./PlanVersionCreate";
import type { PlanVersionDelete } from "./PlanVersionDelete";
import type { PlanVersionId } from "./PlanVersionId";
import type { PlanVersionList } from "./PlanVersionList";
import type { Preview } from "./Preview";
import type { Previewed } from "./Previewed";
import type { Printer } from "./Printer";
import type { PrinterList } from "./PrinterList";
import type { ProblemAsk } from "./ProblemAsk";
import type { ProblemCreate } from "./ProblemCreate";
import type { ProblemDelete } from "./ProblemDelete";
import type { ProblemId } from "./ProblemId";
import type { ProblemList } from "./ProblemList";
import type { ProblemUpdate } from "./ProblemUpdate";
import type { ProgressNoteCreate } from "./ProgressNoteCreate";
import type { ProgressNoteId } from "./ProgressNoteId";
import type { Redo } from "./Redo";
import type { ReportAsk } from "./ReportAsk";
import type { ReportChoose } from "./ReportChoose";
import type { ReportOffer } from "./ReportOffer";
import type { ReportWrite } from "./ReportWrite";
import type { Revealed } from "./Revealed";
import type { SampleCreate } from "./SampleCreate";
import type { SchemeAsk } from "./SchemeAsk";
import type { SchemeList } from "./SchemeList";
import type { SchemeSet } from "./SchemeSet";
import type { SearchAsk } from "./SearchAsk";
import type { Summary } from "./Summary";
import type { SummaryAsk } from "./SummaryAsk";
import type { SummaryUpdate } from "./SummaryUpdate";
import type { Taken } from "./Taken";
import type { TargetEntryCreate } from "./TargetEntryCreate";
import type { TargetEntryDelete } from "./TargetEntryDelete";
import type { TargetEntryId } from "./TargetEntryId";
import type { TargetSet } from "./TargetSet";
import type { TaskList } from "./TaskList";
import type { TemplateAsk } from "./TemplateAsk";
import type { TemplateDesign } from "./TemplateDesign";
import type { TemplateExport } from "./TemplateExport";
import type { TemplateImport } from "./TemplateImport";
import type { TemplateList } from "./TemplateList";
import type { TemplateSave } from "./TemplateSave";
import type { TemplateSaved } from "./TemplateSaved";
import type { TemplateShow } from "./TemplateShow";
import type { TemplateShown } from "./TemplateShown";
import type { Undo } from "./Undo";
import type { UndoState } from "./UndoState";
import type { Undone } from "./Undone";
import type { UndoneList } from "./UndoneList";
import type { UnitAsk } from "./UnitAsk";
import type { UnitCreate } from "./UnitCreate";
import type { UnitDelete } from "./UnitDelete";
import type { UnitId } from "./UnitId";
import type { UnitList } from "./UnitList";
import type { UnitUpdate } from "./UnitUpdate";
import type { Verified } from "./Verified";
import type { WordingList } from "./WordingList";
import type { WordingSet } from "./WordingSet";
import type { Written } from "./Written";
import type { YearAsk } from "./YearAsk";

export type { Area } from "./Area";
export type { AwardId } from "./AwardId";
export type { Backup } from "./Backup";
export type { BackupCreate } from "./BackupCreate";
export type { BackupList } from "./BackupList";
export type { BackupRestore } from "./BackupRestore";
export type { BatchCheck } from "./BatchCheck";
export type { BatchFinding } from "./BatchFinding";
export type { BatchPaper } from "./BatchPaper";
export type { BatchSkip } from "./BatchSkip";
export type { ByHand } from "./ByHand";
export type { CertificateAsk } from "./CertificateAsk";
export type { CertificateChanges } from "./CertificateChanges";
export type { CertificateConfirm } from "./CertificateConfirm";
export type { CertificateId } from "./CertificateId";
export type { CertificateIssue } from "./CertificateIssue";
export type { CertificateList } from "./CertificateList";
export type { CertificatePicture } from "./CertificatePicture";
export type { CertificatePreview } from "./CertificatePreview";
export type { CertificatePrint } from "./CertificatePrint";
export type { CertificateRow } from "./CertificateRow";
export type { CertificateRuler } from "./CertificateRuler";
export type { CertificateState } from "./CertificateState";
export type { CertificateUpdate } from "./CertificateUpdate";
export type { CertificateVerify } from "./CertificateVerify";
export type { CertificateVoid } from "./CertificateVoid";
export type { ChangedField } from "./ChangedField";
export type { ChangedItem } from "./ChangedItem";
export type { CheckReport } from "./CheckReport";
export type { Class } from "./Class";
export type { ClassAsk } from "./ClassAsk";
export type { ClassChanges } from "./ClassChanges";
export type { ClassCreate } from "./ClassCreate";
export type { ClassDelete } from "./ClassDelete";
export type { ClassDetail } from "./ClassDetail";
export type { ClassGet } from "./ClassGet";
export type { ClassId } from "./ClassId";
export type { ClassList } from "./ClassList";
export type { ClassUpdate } from "./ClassUpdate";
export type { Confirmed } from "./Confirmed";
export type { Contest } from "./Contest";
export type { ContestAsk } from "./ContestAsk";
export type { ContestChanges } from "./ContestChanges";
export type { ContestCreate } from "./ContestCreate";
export type { ContestDelete } from "./ContestDelete";
export type { ContestDetail } from "./ContestDetail";
export type { ContestGet } from "./ContestGet";
export type { ContestId } from "./ContestId";
export type { ContestList } from "./ContestList";
export type { ContestUpdate } from "./ContestUpdate";
export type { CountedBy } from "./CountedBy";
export type { Course } from "./Course";
export type { CourseId } from "./CourseId";
export type { CourseList } from "./CourseList";
export type { DateStyle } from "./DateStyle";
export type { Department } from "./Department";
export type { DepartmentChanges } from "./DepartmentChanges";
export type { DepartmentCreate } from "./DepartmentCreate";
export type { DepartmentDelete } from "./DepartmentDelete";
export type { DepartmentId } from "./DepartmentId";
export type { DepartmentList } from "./DepartmentList";
export type { DepartmentUpdate } from "./DepartmentUpdate";
export type { DeskStatus } from "./DeskStatus";
export type { Difference } from "./Difference";
export type { Enrolled } from "./Enrolled";
export type { Enrolment } from "./Enrolment";
export type { EnrolmentChange } from "./EnrolmentChange";
export type { EnrolmentChanges } from "./EnrolmentChanges";
export type { EnrolmentCreate } from "./EnrolmentCreate";
export type { EnrolmentDelete } from "./EnrolmentDelete";
export type { EnrolmentId } from "./EnrolmentId";
export type { EnrolmentUpdate } from "./EnrolmentUpdate";
export type { Entry } from "./Entry";
export type { EntryAsk } from "./EntryAsk";
export type { EntryChanges } from "./EntryChanges";
export type { EntryCreate } from "./EntryCreate";
export type { EntryDelete } from "./EntryDelete";
export type { EntryId } from "./EntryId";
export type { EntryParts } from "./EntryParts";
export type { EntryPerson } from "./EntryPerson";
export type { EntryUpdate } from "./EntryUpdate";
export type { ErrorCode } from "./ErrorCode";
export type { EventAsk } from "./EventAsk";
export type { EventChanges } from "./EventChanges";
export type { EventCreate } from "./EventCreate";
export type { EventDelete } from "./EventDelete";
export type { EventDetail } from "./EventDetail";
export type { EventGet } from "./EventGet";
export type { EventId } from "./EventId";
export type { EventLink } from "./EventLink";
export type { EventList } from "./EventList";
export type { EventParts } from "./EventParts";
export type { EventRow } from "./EventRow";
export type { EventUpdate } from "./EventUpdate";
export type { Figure } from "./Figure";
export type { FigureAsk } from "./FigureAsk";
export type { FigureRecords } from "./FigureRecords";
export type { FigureRow } from "./FigureRow";
export type { FontSlot } from "./FontSlot";
export type { GreyPicture } from "./GreyPicture";
export type { HistoryAsk } from "./HistoryAsk";
export type { HistoryEntry } from "./HistoryEntry";
export type { HistoryList } from "./HistoryList";
export type { Hit } from "./Hit";
export type { Hits } from "./Hits";
export type { ImportApply } from "./ImportApply";
export type { ImportBefore } from "./ImportBefore";
export type { ImportCandidate } from "./ImportCandidate";
export type { ImportChange } from "./ImportChange";
export type { ImportColumn } from "./ImportColumn";
export type { ImportCounts } from "./ImportCounts";
export type { ImportFate } from "./ImportFate";
export type { ImportHints } from "./ImportHints";
export type { ImportIssue } from "./ImportIssue";
export type { ImportIssueCode } from "./ImportIssueCode";
export type { ImportKind } from "./ImportKind";
export type { ImportLook } from "./ImportLook";
export type { ImportMatch } from "./ImportMatch";
export type { ImportMend } from "./ImportMend";
export type { ImportPlan } from "./ImportPlan";
export type { ImportPlanned } from "./ImportPlanned";
export type { ImportPreview } from "./ImportPreview";
export type { ImportRecord } from "./ImportRecord";
export type { ImportRemembered } from "./ImportRemembered";
export type { ImportRole } from "./ImportRole";
export type { ImportRow } from "./ImportRow";
export type { ImportSectionRow } from "./ImportSectionRow";
export type { ImportSeverity } from "./ImportSeverity";
export type { ImportSkip } from "./ImportSkip";
export type { ImportSkipped } from "./ImportSkipped";
export type { ImportSure } from "./ImportSure";
export type { ImportTable } from "./ImportTable";
export type { ImportUnmapped } from "./ImportUnmapped";
export type { ImportWho } from "./ImportWho";
export type { Imported } from "./Imported";
export type { Issued } from "./Issued";
export type { ItemMove } from "./ItemMove";
export type { JobAsk } from "./JobAsk";
export type { JobStatus } from "./JobStatus";
export type { JournalId } from "./JournalId";
export type { JsonValue } from "./JsonValue";
export type { Kept } from "./Kept";
export type { LeftOut } from "./LeftOut";
export type { LeftOutKind } from "./LeftOutKind";
export type { Letterhead } from "./Letterhead";
export type { ListChoices } from "./ListChoices";
export type { ListColumn } from "./ListColumn";
export type { ListOffer } from "./ListOffer";
export type { Look } from "./Look";
export type { LookCell } from "./LookCell";
export type { LookColumn } from "./LookColumn";
export type { LookField } from "./LookField";
export type { LookRow } from "./LookRow";
export type { LookSheet } from "./LookSheet";
export type { Measure } from "./Measure";
export type { Mended } from "./Mended";
export type { Milestone } from "./Milestone";
export type { MilestoneChanges } from "./MilestoneChanges";
export type { MilestoneId } from "./MilestoneId";
export type { MilestoneSet } from "./MilestoneSet";
export type { MilestoneUpdate } from "./MilestoneUpdate";
export type { NewProgramme } from "./NewProgramme";
export type { NewTarget } from "./NewTarget";
export type { NewTrainee } from "./NewTrainee";
export type { Nothing } from "./Nothing";
export type { Numbering } from "./Numbering";
export type { Occurrence } from "./Occurrence";
export type { OfficeChanges } from "./OfficeChanges";
export type { OfficeCheck } from "./OfficeCheck";
export type { OfficeCreate } from "./OfficeCreate";
export type { OfficeOpen } from "./OfficeOpen";
export type { OfficeProfile } from "./OfficeProfile";
export type { OfficeUpdate } from "./OfficeUpdate";
export type { OfficialChoices } from "./OfficialChoices";
export type { OfficialOffer } from "./OfficialOffer";
export type { OpenOffice } from "./OpenOffice";
export type { Opinion } from "./Opinion";
export type { OpinionAsk } from "./OpinionAsk";
export type { OpinionChanges } from "./OpinionChanges";
export type { OpinionCreate } from "./OpinionCreate";
export type { OpinionDelete } from "./OpinionDelete";
export type { OpinionId } from "./OpinionId";
export type { OpinionList } from "./OpinionList";
export type { OpinionUpdate } from "./OpinionUpdate";
export type { Order } from "./Order";
export type { OutlineEntry } from "./OutlineEntry";
export type { OutlineIssue } from "./OutlineIssue";
export type { OutlineIssueCode } from "./OutlineIssueCode";
export type { OutlineKind } from "./OutlineKind";
export type { OutlinePaper } from "./OutlinePaper";
export type { OutlineTarget } from "./OutlineTarget";
export type { Overview } from "./Overview";
export type { PaperRow } from "./PaperRow";
export type { Person } from "./Person";
export type { PersonAsk } from "./PersonAsk";
export type { PersonChanges } from "./PersonChanges";
export type { PersonCreate } from "./PersonCreate";
export type { PersonDelete } from "./PersonDelete";
export type { PersonId } from "./PersonId";
export type { PersonList } from "./PersonList";
export type { PersonReveal } from "./PersonReveal";
export type { PersonUpdate } from "./PersonUpdate";
export type { Plan } from "./Plan";
export type { PlanAccepted } from "./PlanAccepted";
export type { PlanAsk } from "./PlanAsk";
export type { PlanBy } from "./PlanBy";
export type { PlanCarry } from "./PlanCarry";
export type { PlanChanges } from "./PlanChanges";
export type { PlanCompare } from "./PlanCompare";
export type { PlanComparison } from "./PlanComparison";
export type { PlanCreate } from "./PlanCreate";
export type { PlanDelete } from "./PlanDelete";
export type { PlanDetail } from "./PlanDetail";
export type { PlanGet } from "./PlanGet";
export type { PlanId } from "./PlanId";
export type { PlanItem } from "./PlanItem";
export type { PlanItemChanges } from "./PlanItemChanges";
export type { PlanItemCreate } from "./PlanItemCreate";
export type { PlanItemDelete } from "./PlanItemDelete";
export type { PlanItemId } from "./PlanItemId";
export type { PlanItemMove } from "./PlanItemMove";
export type { PlanItemUpdate } from "./PlanItemUpdate";
export type { PlanItemUpdateAll } from "./PlanItemUpdateAll";
export type { PlanList } from "./PlanList";
export type { PlanRemark } from "./PlanRemark";
export type { PlanReturn } from "./PlanReturn";
export type { PlanReturnAccept } from "./PlanReturnAccept";
export type { PlanReturned } from "./PlanReturned";
export type { PlanShape } from "./PlanShape";
export type { PlanShapeList } from "./PlanShapeList";
export type { PlanTake } from "./PlanTake";
export type { PlanUpdate } from "./PlanUpdate";
export type { PlanVersion } from "./PlanVersion";
export type { PlanVersionAsk } from "./PlanVersionAsk";
export type { PlanVersionCreate } from "./PlanVersionCreate";
export type { PlanVersionDelete } from "./PlanVersionDelete";
export type { PlanVersionId } from "./PlanVersionId";
export type { PlanVersionList } from "./PlanVersionList";
export type { Preview } from "./Preview";
export type { Previewed } from "./Previewed";
export type { Printer } from "./Printer";
export type { PrinterList } from "./PrinterList";
export type { Problem } from "./Problem";
export type { ProblemAsk } from "./ProblemAsk";
export type { ProblemChanges } from "./ProblemChanges";
export type { ProblemCreate } from "./ProblemCreate";
export type { ProblemDelete } from "./ProblemDelete";
export type { ProblemId } from "./ProblemId";
export type { ProblemList } from "./ProblemList";
export type { ProblemUpdate } from "./ProblemUpdate";
export type { Programme } from "./Programme";
export type { ProgrammeYear } from "./ProgrammeYear";
export type { ProgressNote } from "./ProgressNote";
export type { ProgressNoteCreate } from "./ProgressNoteCreate";
export type { ProgressNoteId } from "./ProgressNoteId";
export type { Redo } from "./Redo";
export type { ReportAsk } from "./ReportAsk";
export type { ReportChoose } from "./ReportChoose";
export type { ReportName } from "./ReportName";
export type { ReportOffer } from "./ReportOffer";
export type { ReportWrite } from "./ReportWrite";
export type { ReturnedChange } from "./ReturnedChange";
export type { Revealed } from "./Revealed";
export type { SampleCreate } from "./SampleCreate";
export type { Scheme } from "./Scheme";
export type { SchemeAsk } from "./SchemeAsk";
export type { SchemeList } from "./SchemeList";
export type { SchemeSet } from "./SchemeSet";
export type { SearchAsk } from "./SearchAsk";
export type { ServedTask } from "./ServedTask";
export type { Skipped } from "./Skipped";
export type { Standing } from "./Standing";
export type { Summary } from "./Summary";
export type { SummaryAsk } from "./SummaryAsk";
export type { SummaryChanges } from "./SummaryChanges";
export type { SummaryPart } from "./SummaryPart";
export type { SummaryRun } from "./SummaryRun";
export type { SummaryUpdate } from "./SummaryUpdate";
export type { Taken } from "./Taken";
export type { Target } from "./Target";
export type { TargetEntry } from "./TargetEntry";
export type { TargetEntryCreate } from "./TargetEntryCreate";
export type { TargetEntryDelete } from "./TargetEntryDelete";
export type { TargetEntryId } from "./TargetEntryId";
export type { TargetId } from "./TargetId";
export type { TargetSet } from "./TargetSet";
export type { Task } from "./Task";
export type { TaskList } from "./TaskList";
export type { TemplateAlign } from "./TemplateAlign";
export type { TemplateArea } from "./TemplateArea";
export type { TemplateAsk } from "./TemplateAsk";
export type { TemplateAudience } from "./TemplateAudience";
export type { TemplateContent } from "./TemplateContent";
export type { TemplateDesign } from "./TemplateDesign";
export type { TemplateExport } from "./TemplateExport";
export type { TemplateFault } from "./TemplateFault";
export type { TemplateField } from "./TemplateField";
export type { TemplateImport } from "./TemplateImport";
export type { TemplateList } from "./TemplateList";
export type { TemplatePaper } from "./TemplatePaper";
export type { TemplatePart } from "./TemplatePart";
export type { TemplateRow } from "./TemplateRow";
export type { TemplateSave } from "./TemplateSave";
export type { TemplateSaved } from "./TemplateSaved";
export type { TemplateSeal } from "./TemplateSeal";
export type { TemplateSentences } from "./TemplateSentences";
export type { TemplateShow } from "./TemplateShow";
export type { TemplateShown } from "./TemplateShown";
export type { TemplateSize } from "./TemplateSize";
export type { TemplateStand } from "./TemplateStand";
export type { Undo } from "./Undo";
export type { UndoState } from "./UndoState";
export type { Undone } from "./Undone";
export type { UndoneList } from "./UndoneList";
export type { Unit } from "./Unit";
export type { UnitAsk } from "./UnitAsk";
export type { UnitChanges } from "./UnitChanges";
export type { UnitCreate } from "./UnitCreate";
export type { UnitDelete } from "./UnitDelete";
export type { UnitId } from "./UnitId";
export type { UnitList } from "./UnitList";
export type { UnitUpdate } from "./UnitUpdate";
export type { Verdict } from "./Verdict";
export type { Verified } from "./Verified";
export type { WireError } from "./WireError";
export type { Wording } from "./Wording";
export type { WordingList } from "./WordingList";
export type { WordingSet } from "./WordingSet";
export type { Written } from "./Written";
export type { YearAsk } from "./YearAsk";
export type { YearKind } from "./YearKind";

/** Every request with its answer. */
export interface Requests {
  /** Which office is open, and what this machine knows. */
  desk_status: { params: Nothing; answer: DeskStatus };
  /** Opens the office used last, if there is one: the window's first request. */
  desk_resume: { params: Nothing; answer: DeskStatus };
  /** Makes a new, empty office and opens it. */
  office_create: { params: OfficeCreate; answer: DeskStatus };
  /** Opens the office in a folder. */
  office_open: { params: OfficeOpen; answer: DeskStatus };
  /** Makes the filled sample office and opens it. */
  sample_create: { params: SampleCreate; answer: DeskStatus };
  /** Closes the office. */
  office_close: { params: Nothing; answer: DeskStatus };
  /** Replaces the office by a backup, after a copy of what is there. */
  backup_restore: { params: BackupRestore; answer: DeskStatus };
  /** Checks the office file; repairs what can be derived again. */
  office_check: { params: OfficeCheck; answer: CheckReport };
  /** Reads a spreadsheet and says what was understood; imports nothing. */
  import_preview: { params: ImportPreview; answer: Preview };
  /** The printers of this machine, with their paper and correction. */
  printer_list: { params: Nothing; answer: PrinterList };
  /** Keeps a printer's paper and correction on this machine. */
  printer_set: { params: Printer; answer: Nothing };
  /** Keeps on this machine what is chosen for a paper: columns, order and eyes of a list, 版头 and 版记 of an official document. */
  report_choose: { params: ReportChoose; answer: Nothing };
  /** How far a job is. */
  job_status: { params: JobAsk; answer: JobStatus };
  /** Asks a job to stop. */
  job_cancel: { params: JobAsk; answer: Nothing };
  /** The office's own profile. */
  office_profile: { params: Nothing; answer: OfficeProfile };
  /** Changes the profile. */
  office_update: { params: OfficeUpdate; answer: Nothing };
  /** Figures for 工作台: this year in numbers, what is due, what came last. */
  office_overview: { params: YearAsk; answer: Overview };
  /** The office's departments. */
  department_list: { params: Nothing; answer: DepartmentList };
  /** Adds a department. */
  department_create: { params: DepartmentCreate; answer: DepartmentId };
  /** Changes a department. */
  department_update: { params: DepartmentUpdate; answer: Nothing };
  /** Deletes departments. */
  department_delete: { params: DepartmentDelete; answer: Nothing };
  /** Units of the directory. */
  unit_list: { params: UnitAsk; answer: UnitList };
  /** Adds a unit. */
  unit_create: { params: UnitCreate; answer: UnitId };
  /** Changes a unit. */
  unit_update: { params: UnitUpdate; answer: Nothing };
  /** Deletes units that nothing uses. */
  unit_delete: { params: UnitDelete; answer: Nothing };
  /** People of the directory, ID numbers masked. */
  person_list: { params: PersonAsk; answer: PersonList };
  /** Adds a person. */
  person_create: { params: PersonCreate; answer: PersonId };
  /** Changes a person. */
  person_update: { params: PersonUpdate; answer: Nothing };
  /** Deletes people that nothing uses. */
  person_delete: { params: PersonDelete; answer: Nothing };
  /** Shows a full ID number, and keeps a record that it was shown. */
  person_reveal: { params: PersonReveal; answer: Revealed };
  /** Plans, of one year or all. */
  plan_list: { params: PlanAsk; answer: PlanList };
  /** A plan with its items, targets and progress. */
  plan_get: { params: PlanGet; answer: PlanDetail };
  /** The shapes that a plan can begin from. */
  plan_shape_list: { params: Nothing; answer: PlanShapeList };
  /** Begins a plan: blank, or from a shape. */
  plan_create: { params: PlanCreate; answer: PlanId };
  /** Changes a plan's title, stage and document data. */
  plan_update: { params: PlanUpdate; answer: Nothing };
  /** Deletes a plan with its items. */
  plan_delete: { params: PlanDelete; answer: Nothing };
  /** Begins a plan from another: dates moved on, unfinished tasks marked. */
  plan_carry: { params: PlanCarry; answer: PlanId };
  /** Adds a pasted text as headings and tasks. */
  plan_take: { params: PlanTake; answer: Taken };
  /** What a plan's Word file that came back changes; writes nothing. */
  plan_return: { params: PlanReturn; answer: PlanReturned };
  /** Writes the changes of such a file that are accepted, as one act. */
  plan_return_accept: { params: PlanReturnAccept; answer: PlanAccepted };
  /** The copies of a plan that were kept. */
  plan_version_list: { params: PlanVersionAsk; answer: PlanVersionList };
  /** Keeps a copy of a plan. */
  plan_version_create: { params: PlanVersionCreate; answer: PlanVersionId };
  /** Throws a copy away. */
  plan_version_delete: { params: PlanVersionDelete; answer: Nothing };
  /** A plan beside one of its copies, or beside another plan. */
  plan_compare: { params: PlanCompare; answer: PlanComparison };
  /** What was said on a plan, and what became of it. */
  opinion_list: { params: OpinionAsk; answer: OpinionList };
  /** Keeps an opinion on a plan. */
  opinion_create: { params: OpinionCreate; answer: OpinionId };
  /** Changes an opinion. */
  opinion_update: { params: OpinionUpdate; answer: Nothing };
  /** Deletes opinions. */
  opinion_delete: { params: OpinionDelete; answer: Nothing };
  /** Adds a heading or a task. */
  plan_item_create: { params: PlanItemCreate; answer: PlanItemId };
  /** Changes an item. */
  plan_item_update: { params: PlanItemUpdate; answer: Nothing };
  /** Changes the same fields of several items, in one act. */
  plan_item_update_all: { params: PlanItemUpdateAll; answer: Nothing };
  /** Moves items under another, or to another place, in one act. */
  plan_item_move: { params: PlanItemMove; answer: Nothing };
  /** Deletes items with what stands under them, in one act. */
  plan_item_delete: { params: PlanItemDelete; answer: Nothing };
  /** Sets a task's targets. */
  target_set: { params: TargetSet; answer: Nothing };
  /** Writes down what was reached of a target that is counted by hand. */
  target_entry_create: { params: TargetEntryCreate; answer: TargetEntryId };
  /** Takes such an entry out. */
  target_entry_delete: { params: TargetEntryDelete; answer: Nothing };
  /** Sets the objects of a task and the steps that each goes through. */
  milestone_set: { params: MilestoneSet; answer: Nothing };
  /** Says when milestones were reached. */
  milestone_update: { params: MilestoneUpdate; answer: Nothing };
  /** Notes progress on a task. */
  progress_note_create: { params: ProgressNoteCreate; answer: ProgressNoteId };
  /** Tasks of a year, for picking one. */
  task_list: { params: PlanAsk; answer: TaskList };
  /** What stands in the way and what is proposed, of one year or all. */
  problem_list: { params: ProblemAsk; answer: ProblemList };
  /** Notes a problem. */
  problem_create: { params: ProblemCreate; answer: ProblemId };
  /** Changes a problem, or says how it was settled. */
  problem_update: { params: ProblemUpdate; answer: Nothing };
  /** Deletes problems. */
  problem_delete: { params: ProblemDelete; answer: Nothing };
  /** The yearly summary out of plans and records. */
  summary_get: { params: SummaryAsk; answer: Summary };
  /** What is written in it by hand. */
  summary_update: { params: SummaryUpdate; answer: Nothing };
  /** The records behind a figure of the summary. */
  figure_records: { params: FigureAsk; answer: FigureRecords };
  /** Events, of one year or all, or of one task. */
  event_list: { params: EventAsk; answer: EventList };
  /** An event with its units, measures and tasks. */
  event_get: { params: EventGet; answer: EventDetail };
  /** Logs an event. */
  event_create: { params: EventCreate; answer: EventId };
  /** Changes an event. */
  event_update: { params: EventUpdate; answer: Nothing };
  /** Deletes events. */
  event_delete: { params: EventDelete; answer: Nothing };
  /** Ties an event to the tasks it serves. */
  event_link: { params: EventLink; answer: Nothing };
  /** Courses. */
  course_list: { params: Nothing; answer: CourseList };
  /** Classes of one year or all. */
  class_list: { params: ClassAsk; answer: ClassList };
  /** A class with its groups and roster. */
  class_get: { params: ClassGet; answer: ClassDetail };
  /** Opens a class; a course that is not there yet is made. */
  class_create: { params: ClassCreate; answer: ClassId };
  /** Changes a class. */
  class_update: { params: ClassUpdate; answer: Nothing };
  /** Deletes classes with their rosters. */
  class_delete: { params: ClassDelete; answer: Nothing };
  /** Puts people into a class. */
  enrolment_create: { params: EnrolmentCreate; answer: Enrolled };
  /** Changes rows of a roster, all in one act. */
  enrolment_update: { params: EnrolmentUpdate; answer: Nothing };
  /** Takes people out of a class. */
  enrolment_delete: { params: EnrolmentDelete; answer: Nothing };
  /** Contests of one year or all. */
  contest_list: { params: ContestAsk; answer: ContestList };
  /** A contest with its entries and awards. */
  contest_get: { params: ContestGet; answer: ContestDetail };
  /** Begins a contest or review. */
  contest_create: { params: ContestCreate; answer: ContestId };
  /** Changes a contest. */
  contest_update: { params: ContestUpdate; answer: Nothing };
  /** Deletes contests with their entries. */
  contest_delete: { params: ContestDelete; answer: Nothing };
  /** Adds an entry with authors and award. */
  entry_create: { params: EntryCreate; answer: EntryId };
  /** Changes an entry. */
  entry_update: { params: EntryUpdate; answer: Nothing };
  /** Deletes entries. */
  entry_delete: { params: EntryDelete; answer: Nothing };
  /** The certificate ledger. */
  certificate_list: { params: CertificateAsk; answer: CertificateList };
  /** Templates to choose from. */
  template_list: { params: Nothing; answer: TemplateList };
  /** A template as it is drawn. */
  template_get: { params: TemplateAsk; answer: TemplateDesign };
  /** How a design looks with words in it, and what is wrong with it. */
  template_show: { params: TemplateShow; answer: TemplateShown };
  /** Keeps a design as a template of the office. */
  template_save: { params: TemplateSave; answer: TemplateSaved };
  /** Deletes a template of the office. */
  template_delete: { params: TemplateAsk; answer: Nothing };
  /** Writes a template into a file, for another office. */
  template_export: { params: TemplateExport; answer: Nothing };
  /** Keeps the template of a file as one of the office's own. */
  template_import: { params: TemplateImport; answer: TemplateSaved };
  /** The check before printing: who would get which words and number, and what is wrong with them. */
  certificate_check: { params: CertificateIssue; answer: BatchCheck };
  /** Issues certificates: numbers them and freezes their words. */
  certificate_issue: { params: CertificateIssue; answer: Issued };
  /** A picture of one paper, before it is issued or from the ledger. */
  certificate_preview: { params: CertificatePreview; answer: CertificatePicture };
  /** Sends certificates to the printer: one PDF, or a file for each. */
  certificate_print: { params: CertificatePrint; answer: Written };
  /** Says what came out of the printer, and which papers were spoiled. */
  certificate_confirm: { params: CertificateConfirm; answer: Confirmed };
  /** Writes down who took certificates, and when. */
  certificate_update: { params: CertificateUpdate; answer: Nothing };
  /** Writes the ruler page of a printer. */
  certificate_ruler: { params: CertificateRuler; answer: Written };
  /** Whether a paper is ours and still stands: by its number, the text of its code, or a picture of that. */
  certificate_verify: { params: CertificateVerify; answer: Verified };
  /** How certificates are numbered in a year, with the numbers that come next. */
  scheme_list: { params: SchemeAsk; answer: SchemeList };
  /** Sets how one kind of certificates is numbered in a year. */
  scheme_set: { params: SchemeSet; answer: Nothing };
  /** The sentences of all templates. */
  wording_list: { params: Nothing; answer: WordingList };
  /** Sets the sentences of a template, or of one rank of it. */
  wording_set: { params: WordingSet; answer: Nothing };
  /** Voids certificates; their numbers are never given again. */
  certificate_void: { params: CertificateVoid; answer: Nothing };
  /** A spreadsheet as it was understood: the sheet itself, row by row and column by column. */
  import_look: { params: ImportLook; answer: Look };
  /** What bringing it in would come to; writes nothing. */
  import_plan: { params: ImportPlan; answer: ImportPlanned };
  /** Brings the records of a spreadsheet in, as one act. */
  import_apply: { params: ImportApply; answer: Imported };
  /** Writes what an import left out as a workbook, to be mended and imported again. */
  import_mend: { params: ImportMend; answer: Mended };
  /** Writes a paper. */
  report_write: { params: ReportWrite; answer: Written };
  /** What can be chosen for a paper, and what is. */
  report_offer: { params: ReportAsk; answer: ReportOffer };
  /** A paper to look at before it is written. */
  report_preview: { params: ReportAsk; answer: Previewed };
  /** Hits over all areas. */
  search: { params: SearchAsk; answer: Hits };
  /** The journal, the newest first. */
  history_list: { params: HistoryAsk; answer: HistoryList };
  /** What undo and redo would do now. */
  undo_state: { params: Nothing; answer: UndoState };
  /** What undoing an entry would keep. */
  undo_preview: { params: EntryAsk; answer: Undone };
  /** Undoes the latest acts, or one entry. */
  undo: { params: Undo; answer: UndoneList };
  /** Redoes what was undone last. */
  redo: { params: Redo; answer: UndoneList };
  /** Makes a backup, in backups/ or at a path. */
  backup_create: { params: BackupCreate; answer: Backup };
  /** Backups at hand, the newest first. */
  backup_list: { params: Nothing; answer: BackupList };
  /** A backup if something changed and the last is old enough; asked by the window every few minutes. */
  backup_tick: { params: Nothing; answer: Nothing };
}
