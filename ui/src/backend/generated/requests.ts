// Written by the office crate (tests/office/generated.rs). Do not edit.
import type { Added } from "./Added";
import type { Admitted } from "./Admitted";
import type { ApplicationCreate } from "./ApplicationCreate";
import type { ApplicationDelete } from "./ApplicationDelete";
import type { ApplicationId } from "./ApplicationId";
import type { ApplicationList } from "./ApplicationList";
import type { ApplicationUpdate } from "./ApplicationUpdate";
import type { AttachmentAdd } from "./AttachmentAdd";
import type { AttachmentAsk } from "./AttachmentAsk";
import type { AttachmentIds } from "./AttachmentIds";
import type { AttachmentList } from "./AttachmentList";
import type { AttachmentPaste } from "./AttachmentPaste";
import type { AttachmentPicture } from "./AttachmentPicture";
import type { AttachmentRestore } from "./AttachmentRestore";
import type { AttachmentSave } from "./AttachmentSave";
import type { AttachmentUpdate } from "./AttachmentUpdate";
import type { Attendance } from "./Attendance";
import type { AttendanceAsk } from "./AttendanceAsk";
import type { AttendanceSet } from "./AttendanceSet";
import type { AttendanceSignCreate } from "./AttendanceSignCreate";
import type { AttendanceSignDelete } from "./AttendanceSignDelete";
import type { AttendanceSignId } from "./AttendanceSignId";
import type { AwardCounts } from "./AwardCounts";
import type { Backup } from "./Backup";
import type { BackupCreate } from "./BackupCreate";
import type { BackupList } from "./BackupList";
import type { BackupRestore } from "./BackupRestore";
import type { BallotAsk } from "./BallotAsk";
import type { BallotCreate } from "./BallotCreate";
import type { BallotDelete } from "./BallotDelete";
import type { BallotId } from "./BallotId";
import type { BallotList } from "./BallotList";
import type { BallotSeat } from "./BallotSeat";
import type { BallotSeated } from "./BallotSeated";
import type { BallotUpdate } from "./BallotUpdate";
import type { BatchCheck } from "./BatchCheck";
import type { BirthdayAsk } from "./BirthdayAsk";
import type { BirthdayList } from "./BirthdayList";
import type { BodyCreate } from "./BodyCreate";
import type { BodyDelete } from "./BodyDelete";
import type { BodyId } from "./BodyId";
import type { BodyList } from "./BodyList";
import type { BodyUpdate } from "./BodyUpdate";
import type { BulletinAsk } from "./BulletinAsk";
import type { BulletinList } from "./BulletinList";
import type { Calendar } from "./Calendar";
import type { CalendarAsk } from "./CalendarAsk";
import type { CalendarMove } from "./CalendarMove";
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
import type { ClassCopy } from "./ClassCopy";
import type { ClassCreate } from "./ClassCreate";
import type { ClassDelete } from "./ClassDelete";
import type { ClassDetail } from "./ClassDetail";
import type { ClassGet } from "./ClassGet";
import type { ClassId } from "./ClassId";
import type { ClassList } from "./ClassList";
import type { ClassPack } from "./ClassPack";
import type { ClassSplit } from "./ClassSplit";
import type { ClassTestId } from "./ClassTestId";
import type { ClassUpdate } from "./ClassUpdate";
import type { CommendationAsk } from "./CommendationAsk";
import type { CommendationCreate } from "./CommendationCreate";
import type { CommendationDelete } from "./CommendationDelete";
import type { CommendationDetail } from "./CommendationDetail";
import type { CommendationGet } from "./CommendationGet";
import type { CommendationId } from "./CommendationId";
import type { CommendationList } from "./CommendationList";
import type { CommendationPropose } from "./CommendationPropose";
import type { CommendationUpdate } from "./CommendationUpdate";
import type { Confirmed } from "./Confirmed";
import type { ContestAsk } from "./ContestAsk";
import type { ContestAwards } from "./ContestAwards";
import type { ContestCreate } from "./ContestCreate";
import type { ContestDelete } from "./ContestDelete";
import type { ContestDetail } from "./ContestDetail";
import type { ContestGet } from "./ContestGet";
import type { ContestId } from "./ContestId";
import type { ContestJudges } from "./ContestJudges";
import type { ContestList } from "./ContestList";
import type { ContestStandings } from "./ContestStandings";
import type { ContestUpdate } from "./ContestUpdate";
import type { CourseList } from "./CourseList";
import type { CoverageAsk } from "./CoverageAsk";
import type { CoverageCreate } from "./CoverageCreate";
import type { CoverageDelete } from "./CoverageDelete";
import type { CoverageId } from "./CoverageId";
import type { CoverageList } from "./CoverageList";
import type { CoverageUpdate } from "./CoverageUpdate";
import type { DepartmentCreate } from "./DepartmentCreate";
import type { DepartmentDelete } from "./DepartmentDelete";
import type { DepartmentId } from "./DepartmentId";
import type { DepartmentList } from "./DepartmentList";
import type { DepartmentUpdate } from "./DepartmentUpdate";
import type { DeskStatus } from "./DeskStatus";
import type { DocumentAsk } from "./DocumentAsk";
import type { DocumentCreate } from "./DocumentCreate";
import type { DocumentDelete } from "./DocumentDelete";
import type { DocumentId } from "./DocumentId";
import type { DocumentList } from "./DocumentList";
import type { DocumentUpdate } from "./DocumentUpdate";
import type { DonationAsk } from "./DonationAsk";
import type { DonationCreate } from "./DonationCreate";
import type { DonationDelete } from "./DonationDelete";
import type { DonationId } from "./DonationId";
import type { DonationList } from "./DonationList";
import type { DonationUpdate } from "./DonationUpdate";
import type { Dossier } from "./Dossier";
import type { DossierGet } from "./DossierGet";
import type { DossierLineList } from "./DossierLineList";
import type { DossierLineSet } from "./DossierLineSet";
import type { DossierList } from "./DossierList";
import type { DossierWordSet } from "./DossierWordSet";
import type { DossierWrite } from "./DossierWrite";
import type { DossierWritten } from "./DossierWritten";
import type { DueDelete } from "./DueDelete";
import type { DuePay } from "./DuePay";
import type { DueUpdate } from "./DueUpdate";
import type { DueWaive } from "./DueWaive";
import type { DuesWritten } from "./DuesWritten";
import type { DuplicateApart } from "./DuplicateApart";
import type { DuplicateAsk } from "./DuplicateAsk";
import type { DuplicateList } from "./DuplicateList";
import type { DutyAsk } from "./DutyAsk";
import type { DutyCreate } from "./DutyCreate";
import type { DutyDeal } from "./DutyDeal";
import type { DutyDealt } from "./DutyDealt";
import type { DutyDelete } from "./DutyDelete";
import type { DutyDetail } from "./DutyDetail";
import type { DutyId } from "./DutyId";
import type { DutyList } from "./DutyList";
import type { DutyRead } from "./DutyRead";
import type { DutySet } from "./DutySet";
import type { DutySwap } from "./DutySwap";
import type { DutyTold } from "./DutyTold";
import type { DutyUpdate } from "./DutyUpdate";
import type { Enrolled } from "./Enrolled";
import type { EnrolmentDelete } from "./EnrolmentDelete";
import type { EnrolmentUpdate } from "./EnrolmentUpdate";
import type { EntriesSent } from "./EntriesSent";
import type { EntryAsk } from "./EntryAsk";
import type { EntryCreate } from "./EntryCreate";
import type { EntryDelete } from "./EntryDelete";
import type { EntryId } from "./EntryId";
import type { EntrySentAsk } from "./EntrySentAsk";
import type { EntrySentCreate } from "./EntrySentCreate";
import type { EntrySentDelete } from "./EntrySentDelete";
import type { EntrySentList } from "./EntrySentList";
import type { EntrySentUpdate } from "./EntrySentUpdate";
import type { EntryUpdate } from "./EntryUpdate";
import type { EventAgain } from "./EventAgain";
import type { EventAgainPlan } from "./EventAgainPlan";
import type { EventAsk } from "./EventAsk";
import type { EventCreate } from "./EventCreate";
import type { EventDelete } from "./EventDelete";
import type { EventDetail } from "./EventDetail";
import type { EventGet } from "./EventGet";
import type { EventId } from "./EventId";
import type { EventKindCreate } from "./EventKindCreate";
import type { EventKindDelete } from "./EventKindDelete";
import type { EventKindId } from "./EventKindId";
import type { EventKindList } from "./EventKindList";
import type { EventKindOrder } from "./EventKindOrder";
import type { EventKindUpdate } from "./EventKindUpdate";
import type { EventLedger } from "./EventLedger";
import type { EventLedgerAsk } from "./EventLedgerAsk";
import type { EventLine } from "./EventLine";
import type { EventLineRead } from "./EventLineRead";
import type { EventLink } from "./EventLink";
import type { EventList } from "./EventList";
import type { EventMark } from "./EventMark";
import type { EventPeople } from "./EventPeople";
import type { EventPeopleAsk } from "./EventPeopleAsk";
import type { EventPeopleSet } from "./EventPeopleSet";
import type { EventSuggestAsk } from "./EventSuggestAsk";
import type { EventSuggestions } from "./EventSuggestions";
import type { EventTies } from "./EventTies";
import type { EventTwinAsk } from "./EventTwinAsk";
import type { EventTwins } from "./EventTwins";
import type { EventUpdate } from "./EventUpdate";
import type { EventWords } from "./EventWords";
import type { FigureAsk } from "./FigureAsk";
import type { FigureRecords } from "./FigureRecords";
import type { FollowUpAsk } from "./FollowUpAsk";
import type { FollowUpCreate } from "./FollowUpCreate";
import type { FollowUpDelete } from "./FollowUpDelete";
import type { FollowUpId } from "./FollowUpId";
import type { FollowUpList } from "./FollowUpList";
import type { FollowUpUpdate } from "./FollowUpUpdate";
import type { HistoryAsk } from "./HistoryAsk";
import type { HistoryList } from "./HistoryList";
import type { Hits } from "./Hits";
import type { HolidayAsk } from "./HolidayAsk";
import type { HolidayList } from "./HolidayList";
import type { HolidayRead } from "./HolidayRead";
import type { HolidayReading } from "./HolidayReading";
import type { HolidaySet } from "./HolidaySet";
import type { HonourCounts } from "./HonourCounts";
import type { HonourCreate } from "./HonourCreate";
import type { HonourDelete } from "./HonourDelete";
import type { HonourId } from "./HonourId";
import type { HonourList } from "./HonourList";
import type { HonourUpdate } from "./HonourUpdate";
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
import type { JoinAdmit } from "./JoinAdmit";
import type { JoinCreate } from "./JoinCreate";
import type { JoinDecide } from "./JoinDecide";
import type { JoinDelete } from "./JoinDelete";
import type { JoinId } from "./JoinId";
import type { JoinList } from "./JoinList";
import type { JoinUpdate } from "./JoinUpdate";
import type { JudgeScores } from "./JudgeScores";
import type { KeptAsk } from "./KeptAsk";
import type { KeptDueList } from "./KeptDueList";
import type { LabelDelete } from "./LabelDelete";
import type { LabelList } from "./LabelList";
import type { LabelMark } from "./LabelMark";
import type { LabelUpdate } from "./LabelUpdate";
import type { LessonAsk } from "./LessonAsk";
import type { LessonCreate } from "./LessonCreate";
import type { LessonDelete } from "./LessonDelete";
import type { LessonList } from "./LessonList";
import type { LessonUpdate } from "./LessonUpdate";
import type { LessonsAdded } from "./LessonsAdded";
import type { LevelApply } from "./LevelApply";
import type { LevelsApplied } from "./LevelsApplied";
import type { Look } from "./Look";
import type { Marked } from "./Marked";
import type { MaterialSet } from "./MaterialSet";
import type { Meeting } from "./Meeting";
import type { MeetingGet } from "./MeetingGet";
import type { MeetingList } from "./MeetingList";
import type { MeetingSet } from "./MeetingSet";
import type { MemberCounts } from "./MemberCounts";
import type { MemberKindList } from "./MemberKindList";
import type { MemberKindSet } from "./MemberKindSet";
import type { MembershipAsk } from "./MembershipAsk";
import type { MembershipCreate } from "./MembershipCreate";
import type { MembershipDelete } from "./MembershipDelete";
import type { MembershipId } from "./MembershipId";
import type { MembershipList } from "./MembershipList";
import type { MembershipTake } from "./MembershipTake";
import type { MembershipUpdate } from "./MembershipUpdate";
import type { MembershipsTaken } from "./MembershipsTaken";
import type { Mended } from "./Mended";
import type { MentorshipAsk } from "./MentorshipAsk";
import type { MentorshipCreate } from "./MentorshipCreate";
import type { MentorshipDelete } from "./MentorshipDelete";
import type { MentorshipId } from "./MentorshipId";
import type { MentorshipList } from "./MentorshipList";
import type { MentorshipReviewSet } from "./MentorshipReviewSet";
import type { MentorshipUpdate } from "./MentorshipUpdate";
import type { Merge } from "./Merge";
import type { MergeAsk } from "./MergeAsk";
import type { MergePreview } from "./MergePreview";
import type { Merged } from "./Merged";
import type { MilestoneSet } from "./MilestoneSet";
import type { MilestoneUpdate } from "./MilestoneUpdate";
import type { MoneyAsk } from "./MoneyAsk";
import type { MoneyCategoryList } from "./MoneyCategoryList";
import type { MoneyCategorySet } from "./MoneyCategorySet";
import type { MoneyCreate } from "./MoneyCreate";
import type { MoneyDelete } from "./MoneyDelete";
import type { MoneyLineId } from "./MoneyLineId";
import type { MoneyList } from "./MoneyList";
import type { MoneyStatement } from "./MoneyStatement";
import type { MoneyStatementAsk } from "./MoneyStatementAsk";
import type { MoneyUpdate } from "./MoneyUpdate";
import type { NextNumberAsk } from "./NextNumberAsk";
import type { NextNumbers } from "./NextNumbers";
import type { Nothing } from "./Nothing";
import type { OfficeCheck } from "./OfficeCheck";
import type { OfficeCreate } from "./OfficeCreate";
import type { OfficeOpen } from "./OfficeOpen";
import type { OfficeProfile } from "./OfficeProfile";
import type { OfficeUpdate } from "./OfficeUpdate";
import type { Opened } from "./Opened";
import type { OpinionAsk } from "./OpinionAsk";
import type { OpinionCreate } from "./OpinionCreate";
import type { OpinionDelete } from "./OpinionDelete";
import type { OpinionId } from "./OpinionId";
import type { OpinionList } from "./OpinionList";
import type { OpinionUpdate } from "./OpinionUpdate";
import type { OutcomeCreate } from "./OutcomeCreate";
import type { OutcomeDelete } from "./OutcomeDelete";
import type { OutcomeId } from "./OutcomeId";
import type { OutcomeList } from "./OutcomeList";
import type { OutcomeUpdate } from "./OutcomeUpdate";
import type { Overview } from "./Overview";
import type { Packed } from "./Packed";
import type { PairSet } from "./PairSet";
import type { ParticipationCreate } from "./ParticipationCreate";
import type { ParticipationDelete } from "./ParticipationDelete";
import type { ParticipationId } from "./ParticipationId";
import type { ParticipationList } from "./ParticipationList";
import type { ParticipationUpdate } from "./ParticipationUpdate";
import type { PersonAsk } from "./PersonAsk";
import type { PersonCreate } from "./PersonCreate";
import type { PersonDelete } from "./PersonDelete";
import type { PersonId } from "./PersonId";
import type { PersonList } from "./PersonList";
import type { PersonRecord } from "./PersonRecord";
import type { PersonRecordAsk } from "./PersonRecordAsk";
import type { PersonReveal } from "./PersonReveal";
import type { PersonSuggest } from "./PersonSuggest";
import type { PersonUpdate } from "./PersonUpdate";
import type { PictureAsk } from "./PictureAsk";
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
import type { PlannedAwards } from "./PlannedAwards";
import type { PlaqueAsk } from "./PlaqueAsk";
import type { PlaqueCreate } from "./PlaqueCreate";
import type { PlaqueDelete } from "./PlaqueDelete";
import type { PlaqueId } from "./PlaqueId";
import type { PlaqueList } from "./PlaqueList";
import type { PlaqueUpdate } from "./PlaqueUpdate";
import type { PointsPieceCreate } from "./PointsPieceCreate";
import type { PointsPieceDelete } from "./PointsPieceDelete";
import type { PointsPieceId } from "./PointsPieceId";
import type { PointsRankingAsk } from "./PointsRankingAsk";
import type { PointsRankingCreate } from "./PointsRankingCreate";
import type { PointsRankingDelete } from "./PointsRankingDelete";
import type { PointsRankingGet } from "./PointsRankingGet";
import type { PointsRankingId } from "./PointsRankingId";
import type { PointsRankingList } from "./PointsRankingList";
import type { PointsRankingUpdate } from "./PointsRankingUpdate";
import type { PointsRuleCreate } from "./PointsRuleCreate";
import type { PointsRuleDelete } from "./PointsRuleDelete";
import type { PointsRuleId } from "./PointsRuleId";
import type { PointsRuleUpdate } from "./PointsRuleUpdate";
import type { PointsStanding } from "./PointsStanding";
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
import type { Proposed } from "./Proposed";
import type { Redo } from "./Redo";
import type { RegulationCreate } from "./RegulationCreate";
import type { RegulationDelete } from "./RegulationDelete";
import type { RegulationId } from "./RegulationId";
import type { RegulationList } from "./RegulationList";
import type { RegulationStepSet } from "./RegulationStepSet";
import type { RegulationUpdate } from "./RegulationUpdate";
import type { RegulationVersionCreate } from "./RegulationVersionCreate";
import type { RegulationVersionDelete } from "./RegulationVersionDelete";
import type { RegulationVersionId } from "./RegulationVersionId";
import type { RegulationVersionUpdate } from "./RegulationVersionUpdate";
import type { RepetitionCreate } from "./RepetitionCreate";
import type { RepetitionDays } from "./RepetitionDays";
import type { RepetitionDelete } from "./RepetitionDelete";
import type { RepetitionId } from "./RepetitionId";
import type { RepetitionList } from "./RepetitionList";
import type { RepetitionMade } from "./RepetitionMade";
import type { RepetitionUpdate } from "./RepetitionUpdate";
import type { ReportAsk } from "./ReportAsk";
import type { ReportChoose } from "./ReportChoose";
import type { ReportOffer } from "./ReportOffer";
import type { ReportWrite } from "./ReportWrite";
import type { ResultApply } from "./ResultApply";
import type { ResultsApplied } from "./ResultsApplied";
import type { ReturnedAsk } from "./ReturnedAsk";
import type { ReturnedCreate } from "./ReturnedCreate";
import type { ReturnedDelete } from "./ReturnedDelete";
import type { ReturnedFigureId } from "./ReturnedFigureId";
import type { ReturnedList } from "./ReturnedList";
import type { ReturnedTake } from "./ReturnedTake";
import type { ReturnedTaken } from "./ReturnedTaken";
import type { ReturnedUpdate } from "./ReturnedUpdate";
import type { Revealed } from "./Revealed";
import type { RosterWrite } from "./RosterWrite";
import type { SampleCreate } from "./SampleCreate";
import type { Saved } from "./Saved";
import type { SchemeAsk } from "./SchemeAsk";
import type { SchemeList } from "./SchemeList";
import type { SchemeSet } from "./SchemeSet";
import type { ScoreAsk } from "./ScoreAsk";
import type { ScoreSet } from "./ScoreSet";
import type { Scores } from "./Scores";
import type { SearchAsk } from "./SearchAsk";
import type { SeatAsk } from "./SeatAsk";
import type { SeatCreate } from "./SeatCreate";
import type { SeatDelete } from "./SeatDelete";
import type { SeatId } from "./SeatId";
import type { SeatList } from "./SeatList";
import type { SeatUpdate } from "./SeatUpdate";
import type { SkillSet } from "./SkillSet";
import type { SkillYears } from "./SkillYears";
import type { Split } from "./Split";
import type { SplitDone } from "./SplitDone";
import type { Suggestions } from "./Suggestions";
import type { Summary } from "./Summary";
import type { SummaryAsk } from "./SummaryAsk";
import type { SummaryUpdate } from "./SummaryUpdate";
import type { Taken } from "./Taken";
import type { TargetEntryCreate } from "./TargetEntryCreate";
import type { TargetEntryDelete } from "./TargetEntryDelete";
import type { TargetEntryId } from "./TargetEntryId";
import type { TargetSet } from "./TargetSet";
import type { TaskList } from "./TaskList";
import type { TeacherHoursList } from "./TeacherHoursList";
import type { TemplateAsk } from "./TemplateAsk";
import type { TemplateDesign } from "./TemplateDesign";
import type { TemplateExport } from "./TemplateExport";
import type { TemplateImport } from "./TemplateImport";
import type { TemplateList } from "./TemplateList";
import type { TemplateSave } from "./TemplateSave";
import type { TemplateSaved } from "./TemplateSaved";
import type { TemplateShow } from "./TemplateShow";
import type { TemplateShown } from "./TemplateShown";
import type { TermCompare } from "./TermCompare";
import type { TermCompared } from "./TermCompared";
import type { TermCreate } from "./TermCreate";
import type { TermDelete } from "./TermDelete";
import type { TermId } from "./TermId";
import type { TermNext } from "./TermNext";
import type { TermUpdate } from "./TermUpdate";
import type { TestCreate } from "./TestCreate";
import type { TestDelete } from "./TestDelete";
import type { TestUpdate } from "./TestUpdate";
import type { TitleGrantCreate } from "./TitleGrantCreate";
import type { TitleGrantDelete } from "./TitleGrantDelete";
import type { TitleGrantId } from "./TitleGrantId";
import type { TitleGrantUpdate } from "./TitleGrantUpdate";
import type { TitleProposals } from "./TitleProposals";
import type { TitleRuleCreate } from "./TitleRuleCreate";
import type { TitleRuleDelete } from "./TitleRuleDelete";
import type { TitleRuleId } from "./TitleRuleId";
import type { TitleRuleList } from "./TitleRuleList";
import type { TitleRuleTry } from "./TitleRuleTry";
import type { TitleRuleUpdate } from "./TitleRuleUpdate";
import type { TrainingFigures } from "./TrainingFigures";
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
import type { UnmaskingList } from "./UnmaskingList";
import type { VenueCreate } from "./VenueCreate";
import type { VenueDelete } from "./VenueDelete";
import type { VenueId } from "./VenueId";
import type { VenueList } from "./VenueList";
import type { VenueUpdate } from "./VenueUpdate";
import type { Verified } from "./Verified";
import type { WordingList } from "./WordingList";
import type { WordingSet } from "./WordingSet";
import type { Written } from "./Written";
import type { YearAsk } from "./YearAsk";

export type { Added } from "./Added";
export type { Admitted } from "./Admitted";
export type { AgendaItem } from "./AgendaItem";
export type { Application } from "./Application";
export type { ApplicationChanges } from "./ApplicationChanges";
export type { ApplicationCreate } from "./ApplicationCreate";
export type { ApplicationDelete } from "./ApplicationDelete";
export type { ApplicationId } from "./ApplicationId";
export type { ApplicationList } from "./ApplicationList";
export type { ApplicationUpdate } from "./ApplicationUpdate";
export type { Area } from "./Area";
export type { Attachment } from "./Attachment";
export type { AttachmentAdd } from "./AttachmentAdd";
export type { AttachmentAsk } from "./AttachmentAsk";
export type { AttachmentChanges } from "./AttachmentChanges";
export type { AttachmentId } from "./AttachmentId";
export type { AttachmentIds } from "./AttachmentIds";
export type { AttachmentList } from "./AttachmentList";
export type { AttachmentPaste } from "./AttachmentPaste";
export type { AttachmentPicture } from "./AttachmentPicture";
export type { AttachmentRestore } from "./AttachmentRestore";
export type { AttachmentSave } from "./AttachmentSave";
export type { AttachmentUpdate } from "./AttachmentUpdate";
export type { Attendance } from "./Attendance";
export type { AttendanceAsk } from "./AttendanceAsk";
export type { AttendanceMark } from "./AttendanceMark";
export type { AttendanceRow } from "./AttendanceRow";
export type { AttendanceSet } from "./AttendanceSet";
export type { AttendanceSign } from "./AttendanceSign";
export type { AttendanceSignChanges } from "./AttendanceSignChanges";
export type { AttendanceSignCreate } from "./AttendanceSignCreate";
export type { AttendanceSignDelete } from "./AttendanceSignDelete";
export type { AttendanceSignId } from "./AttendanceSignId";
export type { AwardCount } from "./AwardCount";
export type { AwardCounts } from "./AwardCounts";
export type { AwardId } from "./AwardId";
export type { Backup } from "./Backup";
export type { BackupCreate } from "./BackupCreate";
export type { BackupList } from "./BackupList";
export type { BackupRestore } from "./BackupRestore";
export type { Ballot } from "./Ballot";
export type { BallotAsk } from "./BallotAsk";
export type { BallotChanges } from "./BallotChanges";
export type { BallotCreate } from "./BallotCreate";
export type { BallotDelete } from "./BallotDelete";
export type { BallotId } from "./BallotId";
export type { BallotList } from "./BallotList";
export type { BallotOutcome } from "./BallotOutcome";
export type { BallotSeat } from "./BallotSeat";
export type { BallotSeated } from "./BallotSeated";
export type { BallotUpdate } from "./BallotUpdate";
export type { BatchCheck } from "./BatchCheck";
export type { BatchFinding } from "./BatchFinding";
export type { BatchPaper } from "./BatchPaper";
export type { BatchSkip } from "./BatchSkip";
export type { Birthday } from "./Birthday";
export type { BirthdayAsk } from "./BirthdayAsk";
export type { BirthdayList } from "./BirthdayList";
export type { Body } from "./Body";
export type { BodyCategory } from "./BodyCategory";
export type { BodyChanges } from "./BodyChanges";
export type { BodyCreate } from "./BodyCreate";
export type { BodyDelete } from "./BodyDelete";
export type { BodyId } from "./BodyId";
export type { BodyList } from "./BodyList";
export type { BodyUpdate } from "./BodyUpdate";
export type { Bulletin } from "./Bulletin";
export type { BulletinAsk } from "./BulletinAsk";
export type { BulletinIssue } from "./BulletinIssue";
export type { BulletinList } from "./BulletinList";
export type { ByHand } from "./ByHand";
export type { Calendar } from "./Calendar";
export type { CalendarAsk } from "./CalendarAsk";
export type { CalendarEvent } from "./CalendarEvent";
export type { CalendarFollowUp } from "./CalendarFollowUp";
export type { CalendarMove } from "./CalendarMove";
export type { CalendarTask } from "./CalendarTask";
export type { Candidate } from "./Candidate";
export type { CandidateId } from "./CandidateId";
export type { CandidateLine } from "./CandidateLine";
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
export type { ClassCopy } from "./ClassCopy";
export type { ClassCreate } from "./ClassCreate";
export type { ClassDelete } from "./ClassDelete";
export type { ClassDetail } from "./ClassDetail";
export type { ClassGet } from "./ClassGet";
export type { ClassId } from "./ClassId";
export type { ClassList } from "./ClassList";
export type { ClassPack } from "./ClassPack";
export type { ClassSplit } from "./ClassSplit";
export type { ClassTestId } from "./ClassTestId";
export type { ClassUpdate } from "./ClassUpdate";
export type { Commendation } from "./Commendation";
export type { CommendationAsk } from "./CommendationAsk";
export type { CommendationChanges } from "./CommendationChanges";
export type { CommendationCreate } from "./CommendationCreate";
export type { CommendationDelete } from "./CommendationDelete";
export type { CommendationDetail } from "./CommendationDetail";
export type { CommendationGet } from "./CommendationGet";
export type { CommendationId } from "./CommendationId";
export type { CommendationList } from "./CommendationList";
export type { CommendationPropose } from "./CommendationPropose";
export type { CommendationUpdate } from "./CommendationUpdate";
export type { Confirmed } from "./Confirmed";
export type { Contest } from "./Contest";
export type { ContestAsk } from "./ContestAsk";
export type { ContestAwards } from "./ContestAwards";
export type { ContestChanges } from "./ContestChanges";
export type { ContestCreate } from "./ContestCreate";
export type { ContestDelete } from "./ContestDelete";
export type { ContestDetail } from "./ContestDetail";
export type { ContestGet } from "./ContestGet";
export type { ContestId } from "./ContestId";
export type { ContestJudges } from "./ContestJudges";
export type { ContestList } from "./ContestList";
export type { ContestStandings } from "./ContestStandings";
export type { ContestUpdate } from "./ContestUpdate";
export type { CountedBy } from "./CountedBy";
export type { Course } from "./Course";
export type { CourseId } from "./CourseId";
export type { CourseList } from "./CourseList";
export type { Coverage } from "./Coverage";
export type { CoverageAsk } from "./CoverageAsk";
export type { CoverageChanges } from "./CoverageChanges";
export type { CoverageCreate } from "./CoverageCreate";
export type { CoverageDelete } from "./CoverageDelete";
export type { CoverageId } from "./CoverageId";
export type { CoverageList } from "./CoverageList";
export type { CoverageUpdate } from "./CoverageUpdate";
export type { DateStyle } from "./DateStyle";
export type { Department } from "./Department";
export type { DepartmentChanges } from "./DepartmentChanges";
export type { DepartmentCreate } from "./DepartmentCreate";
export type { DepartmentDelete } from "./DepartmentDelete";
export type { DepartmentId } from "./DepartmentId";
export type { DepartmentList } from "./DepartmentList";
export type { DepartmentTask } from "./DepartmentTask";
export type { DepartmentUpdate } from "./DepartmentUpdate";
export type { DeskStatus } from "./DeskStatus";
export type { Difference } from "./Difference";
export type { Direction } from "./Direction";
export type { DirectoryKind } from "./DirectoryKind";
export type { Document } from "./Document";
export type { DocumentAsk } from "./DocumentAsk";
export type { DocumentChanges } from "./DocumentChanges";
export type { DocumentCreate } from "./DocumentCreate";
export type { DocumentDelete } from "./DocumentDelete";
export type { DocumentId } from "./DocumentId";
export type { DocumentList } from "./DocumentList";
export type { DocumentUpdate } from "./DocumentUpdate";
export type { Donation } from "./Donation";
export type { DonationAsk } from "./DonationAsk";
export type { DonationChanges } from "./DonationChanges";
export type { DonationCreate } from "./DonationCreate";
export type { DonationDelete } from "./DonationDelete";
export type { DonationId } from "./DonationId";
export type { DonationItem } from "./DonationItem";
export type { DonationList } from "./DonationList";
export type { DonationUpdate } from "./DonationUpdate";
export type { Dossier } from "./Dossier";
export type { DossierGet } from "./DossierGet";
export type { DossierLine } from "./DossierLine";
export type { DossierLineId } from "./DossierLineId";
export type { DossierLineList } from "./DossierLineList";
export type { DossierLineSet } from "./DossierLineSet";
export type { DossierList } from "./DossierList";
export type { DossierPart } from "./DossierPart";
export type { DossierRow } from "./DossierRow";
export type { DossierWordSet } from "./DossierWordSet";
export type { DossierWrite } from "./DossierWrite";
export type { DossierWritten } from "./DossierWritten";
export type { DueChanges } from "./DueChanges";
export type { DueDelete } from "./DueDelete";
export type { DueFrom } from "./DueFrom";
export type { DuePay } from "./DuePay";
export type { DuePayment } from "./DuePayment";
export type { DuePaymentId } from "./DuePaymentId";
export type { DueState } from "./DueState";
export type { DueUpdate } from "./DueUpdate";
export type { DueWaive } from "./DueWaive";
export type { DuesWritten } from "./DuesWritten";
export type { Duplicate } from "./Duplicate";
export type { DuplicateApart } from "./DuplicateApart";
export type { DuplicateAsk } from "./DuplicateAsk";
export type { DuplicateGroup } from "./DuplicateGroup";
export type { DuplicateList } from "./DuplicateList";
export type { DuplicateReason } from "./DuplicateReason";
export type { Duty } from "./Duty";
export type { DutyAsk } from "./DutyAsk";
export type { DutyChanges } from "./DutyChanges";
export type { DutyCreate } from "./DutyCreate";
export type { DutyDay } from "./DutyDay";
export type { DutyDeal } from "./DutyDeal";
export type { DutyDealt } from "./DutyDealt";
export type { DutyDelete } from "./DutyDelete";
export type { DutyDetail } from "./DutyDetail";
export type { DutyId } from "./DutyId";
export type { DutyList } from "./DutyList";
export type { DutyMember } from "./DutyMember";
export type { DutyMemberGiven } from "./DutyMemberGiven";
export type { DutyPlace } from "./DutyPlace";
export type { DutyRead } from "./DutyRead";
export type { DutyRole } from "./DutyRole";
export type { DutySet } from "./DutySet";
export type { DutyShift } from "./DutyShift";
export type { DutySwap } from "./DutySwap";
export type { DutyTold } from "./DutyTold";
export type { DutyTotal } from "./DutyTotal";
export type { DutyTurn } from "./DutyTurn";
export type { DutyUpdate } from "./DutyUpdate";
export type { Enrolled } from "./Enrolled";
export type { Enrolment } from "./Enrolment";
export type { EnrolmentChange } from "./EnrolmentChange";
export type { EnrolmentChanges } from "./EnrolmentChanges";
export type { EnrolmentDelete } from "./EnrolmentDelete";
export type { EnrolmentId } from "./EnrolmentId";
export type { EnrolmentUpdate } from "./EnrolmentUpdate";
export type { EntriesSent } from "./EntriesSent";
export type { Entry } from "./Entry";
export type { EntryAsk } from "./EntryAsk";
export type { EntryChanges } from "./EntryChanges";
export type { EntryCreate } from "./EntryCreate";
export type { EntryDelete } from "./EntryDelete";
export type { EntryId } from "./EntryId";
export type { EntryParts } from "./EntryParts";
export type { EntryPerson } from "./EntryPerson";
export type { EntrySent } from "./EntrySent";
export type { EntrySentAsk } from "./EntrySentAsk";
export type { EntrySentChanges } from "./EntrySentChanges";
export type { EntrySentCreate } from "./EntrySentCreate";
export type { EntrySentDelete } from "./EntrySentDelete";
export type { EntrySentId } from "./EntrySentId";
export type { EntrySentList } from "./EntrySentList";
export type { EntrySentUpdate } from "./EntrySentUpdate";
export type { EntryStanding } from "./EntryStanding";
export type { EntryUpdate } from "./EntryUpdate";
export type { ErrorCode } from "./ErrorCode";
export type { EventAgain } from "./EventAgain";
export type { EventAgainBy } from "./EventAgainBy";
export type { EventAgainPlan } from "./EventAgainPlan";
export type { EventAgainRow } from "./EventAgainRow";
export type { EventAsk } from "./EventAsk";
export type { EventBy } from "./EventBy";
export type { EventChanges } from "./EventChanges";
export type { EventCreate } from "./EventCreate";
export type { EventDelete } from "./EventDelete";
export type { EventDetail } from "./EventDetail";
export type { EventField } from "./EventField";
export type { EventFieldHolds } from "./EventFieldHolds";
export type { EventFieldId } from "./EventFieldId";
export type { EventFilter } from "./EventFilter";
export type { EventGet } from "./EventGet";
export type { EventGroup } from "./EventGroup";
export type { EventId } from "./EventId";
export type { EventKin } from "./EventKin";
export type { EventKind } from "./EventKind";
export type { EventKindChanges } from "./EventKindChanges";
export type { EventKindCreate } from "./EventKindCreate";
export type { EventKindDelete } from "./EventKindDelete";
export type { EventKindId } from "./EventKindId";
export type { EventKindList } from "./EventKindList";
export type { EventKindOrder } from "./EventKindOrder";
export type { EventKindUpdate } from "./EventKindUpdate";
export type { EventLedger } from "./EventLedger";
export type { EventLedgerAsk } from "./EventLedgerAsk";
export type { EventLine } from "./EventLine";
export type { EventLineRead } from "./EventLineRead";
export type { EventLineRole } from "./EventLineRole";
export type { EventLineToken } from "./EventLineToken";
export type { EventLink } from "./EventLink";
export type { EventList } from "./EventList";
export type { EventMark } from "./EventMark";
export type { EventParts } from "./EventParts";
export type { EventPeople } from "./EventPeople";
export type { EventPeopleAsk } from "./EventPeopleAsk";
export type { EventPeopleSet } from "./EventPeopleSet";
export type { EventRow } from "./EventRow";
export type { EventSuggestAsk } from "./EventSuggestAsk";
export type { EventSuggestion } from "./EventSuggestion";
export type { EventSuggestions } from "./EventSuggestions";
export type { EventSums } from "./EventSums";
export type { EventTie } from "./EventTie";
export type { EventTies } from "./EventTies";
export type { EventTwinAsk } from "./EventTwinAsk";
export type { EventTwins } from "./EventTwins";
export type { EventUpdate } from "./EventUpdate";
export type { EventWhole } from "./EventWhole";
export type { EventWords } from "./EventWords";
export type { Figure } from "./Figure";
export type { FigureAsk } from "./FigureAsk";
export type { FigureRecords } from "./FigureRecords";
export type { FigureRow } from "./FigureRow";
export type { FileState } from "./FileState";
export type { FilledBy } from "./FilledBy";
export type { FollowUp } from "./FollowUp";
export type { FollowUpAsk } from "./FollowUpAsk";
export type { FollowUpChanges } from "./FollowUpChanges";
export type { FollowUpCreate } from "./FollowUpCreate";
export type { FollowUpDelete } from "./FollowUpDelete";
export type { FollowUpId } from "./FollowUpId";
export type { FollowUpList } from "./FollowUpList";
export type { FollowUpUpdate } from "./FollowUpUpdate";
export type { FontSlot } from "./FontSlot";
export type { Ghost } from "./Ghost";
export type { GivenScore } from "./GivenScore";
export type { GreyPicture } from "./GreyPicture";
export type { HistoryAsk } from "./HistoryAsk";
export type { HistoryEntry } from "./HistoryEntry";
export type { HistoryList } from "./HistoryList";
export type { Hit } from "./Hit";
export type { Hits } from "./Hits";
export type { Holiday } from "./Holiday";
export type { HolidayAsk } from "./HolidayAsk";
export type { HolidayList } from "./HolidayList";
export type { HolidayRead } from "./HolidayRead";
export type { HolidayReading } from "./HolidayReading";
export type { HolidaySet } from "./HolidaySet";
export type { HolidaySource } from "./HolidaySource";
export type { Honour } from "./Honour";
export type { HonourChanges } from "./HonourChanges";
export type { HonourCounts } from "./HonourCounts";
export type { HonourCreate } from "./HonourCreate";
export type { HonourDelete } from "./HonourDelete";
export type { HonourId } from "./HonourId";
export type { HonourLevel } from "./HonourLevel";
export type { HonourLink } from "./HonourLink";
export type { HonourList } from "./HonourList";
export type { HonourUpdate } from "./HonourUpdate";
export type { HonourYear } from "./HonourYear";
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
export type { JoinAdmit } from "./JoinAdmit";
export type { JoinApplication } from "./JoinApplication";
export type { JoinChanges } from "./JoinChanges";
export type { JoinCreate } from "./JoinCreate";
export type { JoinDecide } from "./JoinDecide";
export type { JoinDelete } from "./JoinDelete";
export type { JoinId } from "./JoinId";
export type { JoinList } from "./JoinList";
export type { JoinUpdate } from "./JoinUpdate";
export type { JournalId } from "./JournalId";
export type { JsonValue } from "./JsonValue";
export type { Judge } from "./Judge";
export type { JudgeId } from "./JudgeId";
export type { JudgeScore } from "./JudgeScore";
export type { JudgeScores } from "./JudgeScores";
export type { Kept } from "./Kept";
export type { KeptAsk } from "./KeptAsk";
export type { KeptDue } from "./KeptDue";
export type { KeptDueList } from "./KeptDueList";
export type { Label } from "./Label";
export type { LabelDelete } from "./LabelDelete";
export type { LabelId } from "./LabelId";
export type { LabelList } from "./LabelList";
export type { LabelMark } from "./LabelMark";
export type { LabelUpdate } from "./LabelUpdate";
export type { LeftOut } from "./LeftOut";
export type { LeftOutKind } from "./LeftOutKind";
export type { Lesson } from "./Lesson";
export type { LessonAsk } from "./LessonAsk";
export type { LessonChange } from "./LessonChange";
export type { LessonChanges } from "./LessonChanges";
export type { LessonCreate } from "./LessonCreate";
export type { LessonDelete } from "./LessonDelete";
export type { LessonId } from "./LessonId";
export type { LessonList } from "./LessonList";
export type { LessonUpdate } from "./LessonUpdate";
export type { LessonsAdded } from "./LessonsAdded";
export type { Letterhead } from "./Letterhead";
export type { Level } from "./Level";
export type { LevelApply } from "./LevelApply";
export type { LevelsApplied } from "./LevelsApplied";
export type { ListChoices } from "./ListChoices";
export type { ListColumn } from "./ListColumn";
export type { ListOffer } from "./ListOffer";
export type { Look } from "./Look";
export type { LookCell } from "./LookCell";
export type { LookColumn } from "./LookColumn";
export type { LookField } from "./LookField";
export type { LookRow } from "./LookRow";
export type { LookSheet } from "./LookSheet";
export type { Marked } from "./Marked";
export type { Material } from "./Material";
export type { MaterialId } from "./MaterialId";
export type { MaterialSet } from "./MaterialSet";
export type { Measure } from "./Measure";
export type { Meeting } from "./Meeting";
export type { MeetingChanges } from "./MeetingChanges";
export type { MeetingGet } from "./MeetingGet";
export type { MeetingList } from "./MeetingList";
export type { MeetingPerson } from "./MeetingPerson";
export type { MeetingRole } from "./MeetingRole";
export type { MeetingRow } from "./MeetingRow";
export type { MeetingSet } from "./MeetingSet";
export type { MemberCount } from "./MemberCount";
export type { MemberCounts } from "./MemberCounts";
export type { MemberKind } from "./MemberKind";
export type { MemberKindId } from "./MemberKindId";
export type { MemberKindList } from "./MemberKindList";
export type { MemberKindSet } from "./MemberKindSet";
export type { MemberKindWritten } from "./MemberKindWritten";
export type { MemberYear } from "./MemberYear";
export type { Membership } from "./Membership";
export type { MembershipAsk } from "./MembershipAsk";
export type { MembershipChanges } from "./MembershipChanges";
export type { MembershipCreate } from "./MembershipCreate";
export type { MembershipDelete } from "./MembershipDelete";
export type { MembershipId } from "./MembershipId";
export type { MembershipList } from "./MembershipList";
export type { MembershipTake } from "./MembershipTake";
export type { MembershipUpdate } from "./MembershipUpdate";
export type { MembershipsTaken } from "./MembershipsTaken";
export type { Mended } from "./Mended";
export type { Mentorship } from "./Mentorship";
export type { MentorshipAsk } from "./MentorshipAsk";
export type { MentorshipChanges } from "./MentorshipChanges";
export type { MentorshipCreate } from "./MentorshipCreate";
export type { MentorshipDelete } from "./MentorshipDelete";
export type { MentorshipId } from "./MentorshipId";
export type { MentorshipList } from "./MentorshipList";
export type { MentorshipReview } from "./MentorshipReview";
export type { MentorshipReviewId } from "./MentorshipReviewId";
export type { MentorshipReviewSet } from "./MentorshipReviewSet";
export type { MentorshipUpdate } from "./MentorshipUpdate";
export type { Merge } from "./Merge";
export type { MergeAsk } from "./MergeAsk";
export type { MergeCarried } from "./MergeCarried";
export type { MergeField } from "./MergeField";
export type { MergePreview } from "./MergePreview";
export type { MergeSide } from "./MergeSide";
export type { Merged } from "./Merged";
export type { Milestone } from "./Milestone";
export type { MilestoneChanges } from "./MilestoneChanges";
export type { MilestoneId } from "./MilestoneId";
export type { MilestoneSet } from "./MilestoneSet";
export type { MilestoneUpdate } from "./MilestoneUpdate";
export type { MoneyAsk } from "./MoneyAsk";
export type { MoneyByCategory } from "./MoneyByCategory";
export type { MoneyByTask } from "./MoneyByTask";
export type { MoneyCategory } from "./MoneyCategory";
export type { MoneyCategoryId } from "./MoneyCategoryId";
export type { MoneyCategoryList } from "./MoneyCategoryList";
export type { MoneyCategorySet } from "./MoneyCategorySet";
export type { MoneyCategoryWritten } from "./MoneyCategoryWritten";
export type { MoneyChanges } from "./MoneyChanges";
export type { MoneyCreate } from "./MoneyCreate";
export type { MoneyDelete } from "./MoneyDelete";
export type { MoneyEntry } from "./MoneyEntry";
export type { MoneyLine } from "./MoneyLine";
export type { MoneyLineId } from "./MoneyLineId";
export type { MoneyList } from "./MoneyList";
export type { MoneyStatement } from "./MoneyStatement";
export type { MoneyStatementAsk } from "./MoneyStatementAsk";
export type { MoneyUpdate } from "./MoneyUpdate";
export type { MonthCount } from "./MonthCount";
export type { Named } from "./Named";
export type { NewMaterial } from "./NewMaterial";
export type { NewProgramme } from "./NewProgramme";
export type { NewStep } from "./NewStep";
export type { NewTarget } from "./NewTarget";
export type { NewTrainee } from "./NewTrainee";
export type { NextNumber } from "./NextNumber";
export type { NextNumberAsk } from "./NextNumberAsk";
export type { NextNumbers } from "./NextNumbers";
export type { NotTaken } from "./NotTaken";
export type { Nothing } from "./Nothing";
export type { Numbering } from "./Numbering";
export type { Occurrence } from "./Occurrence";
export type { OccurrenceId } from "./OccurrenceId";
export type { OfficeChanges } from "./OfficeChanges";
export type { OfficeCheck } from "./OfficeCheck";
export type { OfficeCreate } from "./OfficeCreate";
export type { OfficeOpen } from "./OfficeOpen";
export type { OfficeProfile } from "./OfficeProfile";
export type { OfficeUpdate } from "./OfficeUpdate";
export type { OfficialChoices } from "./OfficialChoices";
export type { OfficialOffer } from "./OfficialOffer";
export type { OpenOffice } from "./OpenOffice";
export type { Opened } from "./Opened";
export type { Opinion } from "./Opinion";
export type { OpinionAsk } from "./OpinionAsk";
export type { OpinionChanges } from "./OpinionChanges";
export type { OpinionCreate } from "./OpinionCreate";
export type { OpinionDelete } from "./OpinionDelete";
export type { OpinionId } from "./OpinionId";
export type { OpinionList } from "./OpinionList";
export type { OpinionUpdate } from "./OpinionUpdate";
export type { Order } from "./Order";
export type { Outcome } from "./Outcome";
export type { OutcomeChanges } from "./OutcomeChanges";
export type { OutcomeCreate } from "./OutcomeCreate";
export type { OutcomeDelete } from "./OutcomeDelete";
export type { OutcomeId } from "./OutcomeId";
export type { OutcomeList } from "./OutcomeList";
export type { OutcomeUpdate } from "./OutcomeUpdate";
export type { OutlineEntry } from "./OutlineEntry";
export type { OutlineIssue } from "./OutlineIssue";
export type { OutlineIssueCode } from "./OutlineIssueCode";
export type { OutlineKind } from "./OutlineKind";
export type { OutlinePaper } from "./OutlinePaper";
export type { OutlineTarget } from "./OutlineTarget";
export type { Overview } from "./Overview";
export type { Packed } from "./Packed";
export type { PairSet } from "./PairSet";
export type { PaperRow } from "./PaperRow";
export type { Participation } from "./Participation";
export type { ParticipationChanges } from "./ParticipationChanges";
export type { ParticipationCreate } from "./ParticipationCreate";
export type { ParticipationDelete } from "./ParticipationDelete";
export type { ParticipationId } from "./ParticipationId";
export type { ParticipationList } from "./ParticipationList";
export type { ParticipationUpdate } from "./ParticipationUpdate";
export type { Person } from "./Person";
export type { PersonAsk } from "./PersonAsk";
export type { PersonCertificate } from "./PersonCertificate";
export type { PersonChanges } from "./PersonChanges";
export type { PersonClass } from "./PersonClass";
export type { PersonCreate } from "./PersonCreate";
export type { PersonDelete } from "./PersonDelete";
export type { PersonId } from "./PersonId";
export type { PersonList } from "./PersonList";
export type { PersonPrize } from "./PersonPrize";
export type { PersonRecord } from "./PersonRecord";
export type { PersonRecordAsk } from "./PersonRecordAsk";
export type { PersonReveal } from "./PersonReveal";
export type { PersonSeat } from "./PersonSeat";
export type { PersonSuggest } from "./PersonSuggest";
export type { PersonUpdate } from "./PersonUpdate";
export type { PictureAsk } from "./PictureAsk";
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
export type { PlannedAward } from "./PlannedAward";
export type { PlannedAwards } from "./PlannedAwards";
export type { Plaque } from "./Plaque";
export type { PlaqueAsk } from "./PlaqueAsk";
export type { PlaqueChanges } from "./PlaqueChanges";
export type { PlaqueCreate } from "./PlaqueCreate";
export type { PlaqueDelete } from "./PlaqueDelete";
export type { PlaqueId } from "./PlaqueId";
export type { PlaqueList } from "./PlaqueList";
export type { PlaqueUpdate } from "./PlaqueUpdate";
export type { PointsOf } from "./PointsOf";
export type { PointsPart } from "./PointsPart";
export type { PointsPiece } from "./PointsPiece";
export type { PointsPieceChanges } from "./PointsPieceChanges";
export type { PointsPieceCreate } from "./PointsPieceCreate";
export type { PointsPieceDelete } from "./PointsPieceDelete";
export type { PointsPieceId } from "./PointsPieceId";
export type { PointsRanking } from "./PointsRanking";
export type { PointsRankingAsk } from "./PointsRankingAsk";
export type { PointsRankingChanges } from "./PointsRankingChanges";
export type { PointsRankingCreate } from "./PointsRankingCreate";
export type { PointsRankingDelete } from "./PointsRankingDelete";
export type { PointsRankingGet } from "./PointsRankingGet";
export type { PointsRankingId } from "./PointsRankingId";
export type { PointsRankingList } from "./PointsRankingList";
export type { PointsRankingUpdate } from "./PointsRankingUpdate";
export type { PointsRule } from "./PointsRule";
export type { PointsRuleChanges } from "./PointsRuleChanges";
export type { PointsRuleCreate } from "./PointsRuleCreate";
export type { PointsRuleDelete } from "./PointsRuleDelete";
export type { PointsRuleId } from "./PointsRuleId";
export type { PointsRuleUpdate } from "./PointsRuleUpdate";
export type { PointsStanding } from "./PointsStanding";
export type { PointsStandingRow } from "./PointsStandingRow";
export type { PointsUnplaced } from "./PointsUnplaced";
export type { Presence } from "./Presence";
export type { Present } from "./Present";
export type { PresentRole } from "./PresentRole";
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
export type { Proposed } from "./Proposed";
export type { Quota } from "./Quota";
export type { Reached } from "./Reached";
export type { Redo } from "./Redo";
export type { Regulation } from "./Regulation";
export type { RegulationChanges } from "./RegulationChanges";
export type { RegulationCreate } from "./RegulationCreate";
export type { RegulationDelete } from "./RegulationDelete";
export type { RegulationId } from "./RegulationId";
export type { RegulationList } from "./RegulationList";
export type { RegulationStep } from "./RegulationStep";
export type { RegulationStepId } from "./RegulationStepId";
export type { RegulationStepSet } from "./RegulationStepSet";
export type { RegulationUpdate } from "./RegulationUpdate";
export type { RegulationVersion } from "./RegulationVersion";
export type { RegulationVersionChanges } from "./RegulationVersionChanges";
export type { RegulationVersionCreate } from "./RegulationVersionCreate";
export type { RegulationVersionDelete } from "./RegulationVersionDelete";
export type { RegulationVersionId } from "./RegulationVersionId";
export type { RegulationVersionUpdate } from "./RegulationVersionUpdate";
export type { Repetition } from "./Repetition";
export type { RepetitionChanges } from "./RepetitionChanges";
export type { RepetitionCreate } from "./RepetitionCreate";
export type { RepetitionDay } from "./RepetitionDay";
export type { RepetitionDays } from "./RepetitionDays";
export type { RepetitionDelete } from "./RepetitionDelete";
export type { RepetitionId } from "./RepetitionId";
export type { RepetitionList } from "./RepetitionList";
export type { RepetitionMade } from "./RepetitionMade";
export type { RepetitionUpdate } from "./RepetitionUpdate";
export type { ReportAsk } from "./ReportAsk";
export type { ReportChoose } from "./ReportChoose";
export type { ReportName } from "./ReportName";
export type { ReportOffer } from "./ReportOffer";
export type { ReportWrite } from "./ReportWrite";
export type { ResultApply } from "./ResultApply";
export type { ResultsApplied } from "./ResultsApplied";
export type { ReturnedAsk } from "./ReturnedAsk";
export type { ReturnedChange } from "./ReturnedChange";
export type { ReturnedChanges } from "./ReturnedChanges";
export type { ReturnedCreate } from "./ReturnedCreate";
export type { ReturnedDelete } from "./ReturnedDelete";
export type { ReturnedFigure } from "./ReturnedFigure";
export type { ReturnedFigureId } from "./ReturnedFigureId";
export type { ReturnedList } from "./ReturnedList";
export type { ReturnedTake } from "./ReturnedTake";
export type { ReturnedTaken } from "./ReturnedTaken";
export type { ReturnedTotal } from "./ReturnedTotal";
export type { ReturnedUpdate } from "./ReturnedUpdate";
export type { Revealed } from "./Revealed";
export type { RosterWrite } from "./RosterWrite";
export type { SampleCreate } from "./SampleCreate";
export type { Saved } from "./Saved";
export type { Scheme } from "./Scheme";
export type { SchemeAsk } from "./SchemeAsk";
export type { SchemeList } from "./SchemeList";
export type { SchemeSet } from "./SchemeSet";
export type { ScoreAsk } from "./ScoreAsk";
export type { ScoreCell } from "./ScoreCell";
export type { ScoreRow } from "./ScoreRow";
export type { ScoreSet } from "./ScoreSet";
export type { Scored } from "./Scored";
export type { Scores } from "./Scores";
export type { SearchAsk } from "./SearchAsk";
export type { Seat } from "./Seat";
export type { SeatAsk } from "./SeatAsk";
export type { SeatChanges } from "./SeatChanges";
export type { SeatCreate } from "./SeatCreate";
export type { SeatDelete } from "./SeatDelete";
export type { SeatFate } from "./SeatFate";
export type { SeatId } from "./SeatId";
export type { SeatList } from "./SeatList";
export type { SeatMoved } from "./SeatMoved";
export type { SeatUpdate } from "./SeatUpdate";
export type { SentFigures } from "./SentFigures";
export type { SentLevel } from "./SentLevel";
export type { ServedTask } from "./ServedTask";
export type { Session } from "./Session";
export type { SkillCount } from "./SkillCount";
export type { SkillSet } from "./SkillSet";
export type { SkillShare } from "./SkillShare";
export type { SkillYear } from "./SkillYear";
export type { SkillYears } from "./SkillYears";
export type { Skipped } from "./Skipped";
export type { Split } from "./Split";
export type { SplitBy } from "./SplitBy";
export type { SplitDone } from "./SplitDone";
export type { SplitInto } from "./SplitInto";
export type { SplitPart } from "./SplitPart";
export type { SplitPerson } from "./SplitPerson";
export type { Standing } from "./Standing";
export type { SuggestedTask } from "./SuggestedTask";
export type { Suggestion } from "./Suggestion";
export type { Suggestions } from "./Suggestions";
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
export type { TeacherHours } from "./TeacherHours";
export type { TeacherHoursList } from "./TeacherHoursList";
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
export type { Term } from "./Term";
export type { TermChanges } from "./TermChanges";
export type { TermCompare } from "./TermCompare";
export type { TermCompared } from "./TermCompared";
export type { TermCreate } from "./TermCreate";
export type { TermDelete } from "./TermDelete";
export type { TermId } from "./TermId";
export type { TermNext } from "./TermNext";
export type { TermUpdate } from "./TermUpdate";
export type { Test } from "./Test";
export type { TestChanges } from "./TestChanges";
export type { TestCreate } from "./TestCreate";
export type { TestDelete } from "./TestDelete";
export type { TestUpdate } from "./TestUpdate";
export type { Ties } from "./Ties";
export type { TitleGrant } from "./TitleGrant";
export type { TitleGrantChanges } from "./TitleGrantChanges";
export type { TitleGrantCreate } from "./TitleGrantCreate";
export type { TitleGrantDelete } from "./TitleGrantDelete";
export type { TitleGrantId } from "./TitleGrantId";
export type { TitleGrantUpdate } from "./TitleGrantUpdate";
export type { TitleProposal } from "./TitleProposal";
export type { TitleProposals } from "./TitleProposals";
export type { TitleRule } from "./TitleRule";
export type { TitleRuleChanges } from "./TitleRuleChanges";
export type { TitleRuleCreate } from "./TitleRuleCreate";
export type { TitleRuleDelete } from "./TitleRuleDelete";
export type { TitleRuleId } from "./TitleRuleId";
export type { TitleRuleList } from "./TitleRuleList";
export type { TitleRuleTry } from "./TitleRuleTry";
export type { TitleRuleUpdate } from "./TitleRuleUpdate";
export type { TrainingFigures } from "./TrainingFigures";
export type { Turnout } from "./Turnout";
export type { Undo } from "./Undo";
export type { UndoState } from "./UndoState";
export type { Undone } from "./Undone";
export type { UndoneList } from "./UndoneList";
export type { Unit } from "./Unit";
export type { UnitAsk } from "./UnitAsk";
export type { UnitAwards } from "./UnitAwards";
export type { UnitChanges } from "./UnitChanges";
export type { UnitCount } from "./UnitCount";
export type { UnitCreate } from "./UnitCreate";
export type { UnitDelete } from "./UnitDelete";
export type { UnitId } from "./UnitId";
export type { UnitList } from "./UnitList";
export type { UnitRole } from "./UnitRole";
export type { UnitTraining } from "./UnitTraining";
export type { UnitUpdate } from "./UnitUpdate";
export type { Unmasking } from "./Unmasking";
export type { UnmaskingList } from "./UnmaskingList";
export type { Venue } from "./Venue";
export type { VenueChanges } from "./VenueChanges";
export type { VenueCreate } from "./VenueCreate";
export type { VenueDelete } from "./VenueDelete";
export type { VenueId } from "./VenueId";
export type { VenueList } from "./VenueList";
export type { VenueUpdate } from "./VenueUpdate";
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
  /** People and units that look as if they had been entered twice. */
  duplicate_list: { params: DuplicateAsk; answer: DuplicateList };
  /** Says that people or units are not the same: they are not listed as such again. */
  duplicate_apart: { params: DuplicateApart; answer: Nothing };
  /** Two people or two units side by side: what would become of them as one, and what stands against it. */
  merge_preview: { params: MergeAsk; answer: MergePreview };
  /** Makes two people or two units one, with all that refers to them. */
  merge: { params: Merge; answer: Merged };
  /** Whose ID numbers were shown, and when. */
  unmasking_list: { params: Nothing; answer: UnmaskingList };
  /** Whose birthday is in a month. */
  birthday_list: { params: BirthdayAsk; answer: BirthdayList };
  /** The labels of people and units. */
  label_list: { params: Nothing; answer: LabelList };
  /** Puts a label on people and units, or takes it off. */
  label_mark: { params: LabelMark; answer: Marked };
  /** Renames a label. */
  label_update: { params: LabelUpdate; answer: Nothing };
  /** Deletes labels. */
  label_delete: { params: LabelDelete; answer: Nothing };
  /** 机构: councils, groups and committees with their terms, and what is to be looked at. */
  body_list: { params: Nothing; answer: BodyList };
  /** Adds a body. */
  body_create: { params: BodyCreate; answer: BodyId };
  /** Changes a body. */
  body_update: { params: BodyUpdate; answer: Nothing };
  /** Deletes bodies that have no term. */
  body_delete: { params: BodyDelete; answer: Nothing };
  /** Adds a term. */
  term_create: { params: TermCreate; answer: TermId };
  /** Changes a term. */
  term_update: { params: TermUpdate; answer: Nothing };
  /** Deletes terms in which nobody sits. */
  term_delete: { params: TermDelete; answer: Nothing };
  /** 换届: the next term, with those who go on. */
  term_next: { params: TermNext; answer: TermId };
  /** What became of everybody since the term before. */
  term_compare: { params: TermCompare; answer: TermCompared };
  /** Who sits in a term. */
  seat_list: { params: SeatAsk; answer: SeatList };
  /** Puts somebody into a post. */
  seat_create: { params: SeatCreate; answer: SeatId };
  /** Changes a seat, or ends it. */
  seat_update: { params: SeatUpdate; answer: Nothing };
  /** Deletes seats. */
  seat_delete: { params: SeatDelete; answer: Nothing };
  /** The ballots of a term, counted. */
  ballot_list: { params: BallotAsk; answer: BallotList };
  /** Adds a ballot with its candidates. */
  ballot_create: { params: BallotCreate; answer: BallotId };
  /** Changes a ballot, its candidates and their votes. */
  ballot_update: { params: BallotUpdate; answer: Nothing };
  /** Deletes ballots; the seats stay. */
  ballot_delete: { params: BallotDelete; answer: Nothing };
  /** Puts those who are elected into their seats. */
  ballot_seat: { params: BallotSeat; answer: BallotSeated };
  /** 值班表, of one year or all. */
  duty_list: { params: DutyAsk; answer: DutyList };
  /** A roster with its places, what each has, and what is to be looked at. */
  duty_read: { params: DutyRead; answer: DutyDetail };
  /** Adds a roster. */
  duty_create: { params: DutyCreate; answer: DutyId };
  /** Changes a roster, or who takes turns in it. */
  duty_update: { params: DutyUpdate; answer: Nothing };
  /** Deletes rosters with their turns. */
  duty_delete: { params: DutyDelete; answer: Nothing };
  /** Deals the turns of a roster out; what was set by hand stays. */
  duty_deal: { params: DutyDeal; answer: DutyDealt };
  /** Exchanges who has two turns. */
  duty_swap: { params: DutySwap; answer: DutyTold };
  /** Gives a turn to somebody, or to nobody. */
  duty_set: { params: DutySet; answer: DutyTold };
  /** The kinds of members, with what a year costs. */
  member_kind_list: { params: Nothing; answer: MemberKindList };
  /** Sets the kinds of members and what a year costs. */
  member_kind_set: { params: MemberKindSet; answer: Nothing };
  /** Members, with the dues of a year. */
  membership_list: { params: MembershipAsk; answer: MembershipList };
  /** How many joined and left, by year and kind. */
  membership_counts: { params: Nothing; answer: MemberCounts };
  /** Makes somebody a member. */
  membership_create: { params: MembershipCreate; answer: MembershipId };
  /** Changes a membership, or ends it. */
  membership_update: { params: MembershipUpdate; answer: Nothing };
  /** Deletes memberships with what was paid. */
  membership_delete: { params: MembershipDelete; answer: Nothing };
  /** Makes members of all of whom the directory says that they joined. */
  membership_take: { params: MembershipTake; answer: MembershipsTaken };
  /** Writes down dues of one or many members for a year. */
  due_pay: { params: DuePay; answer: DuesWritten };
  /** Waives the dues of members for a year. */
  due_waive: { params: DueWaive; answer: DuesWritten };
  /** Changes a payment of dues. */
  due_update: { params: DueUpdate; answer: Nothing };
  /** Deletes payments of dues. */
  due_delete: { params: DueDelete; answer: Nothing };
  /** Applications to join. */
  join_list: { params: Nothing; answer: JoinList };
  /** Enters an application to join. */
  join_create: { params: JoinCreate; answer: JoinId };
  /** Changes an application to join. */
  join_update: { params: JoinUpdate; answer: Nothing };
  /** Deletes applications to join. */
  join_delete: { params: JoinDelete; answer: Nothing };
  /** Writes down what a meeting decided of applications to join. */
  join_decide: { params: JoinDecide; answer: Nothing };
  /** Makes members of those who were approved. */
  join_admit: { params: JoinAdmit; answer: Admitted };
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
  /** Honours received, of one year or all. */
  honour_list: { params: KeptAsk; answer: HonourList };
  /** How many honours there are, by year and level. */
  honour_counts: { params: Nothing; answer: HonourCounts };
  /** Enters an honour. */
  honour_create: { params: HonourCreate; answer: HonourId };
  /** Changes an honour. */
  honour_update: { params: HonourUpdate; answer: Nothing };
  /** Deletes honours. */
  honour_delete: { params: HonourDelete; answer: Nothing };
  /** Ours in others' contests and exams, of one year or all. */
  participation_list: { params: KeptAsk; answer: ParticipationList };
  /** Enters a participation. */
  participation_create: { params: ParticipationCreate; answer: ParticipationId };
  /** Changes a participation. */
  participation_update: { params: ParticipationUpdate; answer: Nothing };
  /** Deletes participations. */
  participation_delete: { params: ParticipationDelete; answer: Nothing };
  /** Applications upward, of one year or all. */
  application_list: { params: KeptAsk; answer: ApplicationList };
  /** Enters an application. */
  application_create: { params: ApplicationCreate; answer: ApplicationId };
  /** Changes an application. */
  application_update: { params: ApplicationUpdate; answer: Nothing };
  /** Deletes applications. */
  application_delete: { params: ApplicationDelete; answer: Nothing };
  /** Sets what an application needs, and what of it is ready. */
  material_set: { params: MaterialSet; answer: Nothing };
  /** Papers in and out, of one year or all. */
  document_list: { params: DocumentAsk; answer: DocumentList };
  /** The numbers that come next for papers of our own. */
  document_next: { params: NextNumberAsk; answer: NextNumbers };
  /** Enters a document. */
  document_create: { params: DocumentCreate; answer: DocumentId };
  /** Changes a document. */
  document_update: { params: DocumentUpdate; answer: Nothing };
  /** Deletes documents. */
  document_delete: { params: DocumentDelete; answer: Nothing };
  /** Outcomes of work, of one year or all. */
  outcome_list: { params: KeptAsk; answer: OutcomeList };
  /** Enters an outcome. */
  outcome_create: { params: OutcomeCreate; answer: OutcomeId };
  /** Changes an outcome. */
  outcome_update: { params: OutcomeUpdate; answer: Nothing };
  /** Deletes outcomes. */
  outcome_delete: { params: OutcomeDelete; answer: Nothing };
  /** Charter, rules, emergency plans and agreements, with their versions and steps. */
  regulation_list: { params: Nothing; answer: RegulationList };
  /** Enters a regulation, with its first version where one is given. */
  regulation_create: { params: RegulationCreate; answer: RegulationId };
  /** Changes a regulation. */
  regulation_update: { params: RegulationUpdate; answer: Nothing };
  /** Deletes regulations with their versions. */
  regulation_delete: { params: RegulationDelete; answer: Nothing };
  /** Adds a version, with the steps that regulations of its kind take. */
  regulation_version_create: { params: RegulationVersionCreate; answer: RegulationVersionId };
  /** Changes a version. */
  regulation_version_update: { params: RegulationVersionUpdate; answer: Nothing };
  /** Deletes versions with their steps. */
  regulation_version_delete: { params: RegulationVersionDelete; answer: Nothing };
  /** Sets the steps of a version, and which of them are done. */
  regulation_step_set: { params: RegulationStepSet; answer: Nothing };
  /** Which applications, papers and regulations are due, or late. */
  kept_due: { params: Nothing; answer: KeptDueList };
  /** The yearly summary out of plans and records. */
  summary_get: { params: SummaryAsk; answer: Summary };
  /** What is written in it by hand. */
  summary_update: { params: SummaryUpdate; answer: Nothing };
  /** The records behind a figure of the summary. */
  figure_records: { params: FigureAsk; answer: FigureRecords };
  /** The events that a filter keeps, in groups, with their sums and what the charts draw. */
  event_ledger: { params: EventLedgerAsk; answer: EventLedger };
  /** 编印: the bulletins of a year with their issues, and the issues that are missing. */
  bulletin_list: { params: BulletinAsk; answer: BulletinList };
  /** Tasks that the events without any may serve, with why. */
  event_suggest: { params: EventSuggestAsk; answer: EventSuggestions };
  /** Ties events to tasks, beside those they have. */
  event_link_all: { params: EventTies; answer: Nothing };
  /** Events, coming ones, deadlines and holidays of some days. */
  calendar: { params: CalendarAsk; answer: Calendar };
  /** Moves a planned event to another day. */
  calendar_move: { params: CalendarMove; answer: Nothing };
  /** The public holidays of a year. */
  holiday_list: { params: HolidayAsk; answer: HolidayList };
  /** Understands the words of a notice on holidays; keeps nothing. */
  holiday_read: { params: HolidayRead; answer: HolidayReading };
  /** Keeps the holidays of a year. */
  holiday_set: { params: HolidaySet; answer: Nothing };
  /** 例行安排: what comes again and again. */
  repetition_list: { params: Nothing; answer: RepetitionList };
  /** Adds a repetition. */
  repetition_create: { params: RepetitionCreate; answer: RepetitionId };
  /** Changes a repetition. */
  repetition_update: { params: RepetitionUpdate; answer: Nothing };
  /** Deletes repetitions; the events made of them stay. */
  repetition_delete: { params: RepetitionDelete; answer: Nothing };
  /** Makes coming events of repetitions real. */
  repetition_make: { params: RepetitionDays; answer: RepetitionMade };
  /** Skips coming events of repetitions, for good. */
  repetition_skip: { params: RepetitionDays; answer: Nothing };
  /** Marks events for 大事记, or takes the mark away. */
  event_mark: { params: EventMark; answer: Nothing };
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
  /** Reads a line of the quick entry; keeps nothing. */
  event_line_read: { params: EventLine; answer: EventLineRead };
  /** Events that an entry resembles. */
  event_twins: { params: EventTwinAsk; answer: EventTwins };
  /** What holding an event again would add. */
  event_again_plan: { params: EventAgain; answer: EventAgainPlan };
  /** Holds an event again, with its parts. */
  event_again: { params: EventAgain; answer: EventId };
  /** Words typed before, to be suggested. */
  event_words: { params: Nothing; answer: EventWords };
  /** Kinds of events with their own fields. */
  event_kind_list: { params: Nothing; answer: EventKindList };
  /** Adds a kind. */
  event_kind_create: { params: EventKindCreate; answer: EventKindId };
  /** Changes a kind: its name, whether it is offered, its own fields. */
  event_kind_update: { params: EventKindUpdate; answer: Nothing };
  /** Puts the kinds into another order. */
  event_kind_order: { params: EventKindOrder; answer: Nothing };
  /** Deletes kinds that no event is of. */
  event_kind_delete: { params: EventKindDelete; answer: Nothing };
  /** Ties an event to the tasks it serves. */
  event_link: { params: EventLink; answer: Nothing };
  /** Who was present at an event. */
  event_people: { params: EventPeopleAsk; answer: EventPeople };
  /** Names who was present, in place of those before. */
  event_people_set: { params: EventPeopleSet; answer: Nothing };
  /** Income and cost, of one year, of an event, or all. */
  money_list: { params: MoneyAsk; answer: MoneyList };
  /** Notes a line of money. */
  money_create: { params: MoneyCreate; answer: MoneyLineId };
  /** Changes a line of money. */
  money_update: { params: MoneyUpdate; answer: Nothing };
  /** Deletes lines of money. */
  money_delete: { params: MoneyDelete; answer: Nothing };
  /** The account of a period, by category and by task, with its entries. */
  money_statement: { params: MoneyStatementAsk; answer: MoneyStatement };
  /** The categories of income and cost. */
  money_category_list: { params: Nothing; answer: MoneyCategoryList };
  /** Changes the categories of one direction: their names, their order, which there are. */
  money_category_set: { params: MoneyCategorySet; answer: Nothing };
  /** What was given and received, of one year, of an event, or all. */
  donation_list: { params: DonationAsk; answer: DonationList };
  /** Notes a donation. */
  donation_create: { params: DonationCreate; answer: DonationId };
  /** Changes a donation. */
  donation_update: { params: DonationUpdate; answer: Nothing };
  /** Deletes donations. */
  donation_delete: { params: DonationDelete; answer: Nothing };
  /** Venues. */
  venue_list: { params: Nothing; answer: VenueList };
  /** Notes a venue. */
  venue_create: { params: VenueCreate; answer: VenueId };
  /** Changes a venue. */
  venue_update: { params: VenueUpdate; answer: Nothing };
  /** Deletes venues that no plaque hangs at. */
  venue_delete: { params: VenueDelete; answer: Nothing };
  /** Plaques that were given, of one year, of an event, or all. */
  plaque_list: { params: PlaqueAsk; answer: PlaqueList };
  /** Notes a plaque. */
  plaque_create: { params: PlaqueCreate; answer: PlaqueId };
  /** Changes a plaque. */
  plaque_update: { params: PlaqueUpdate; answer: Nothing };
  /** Deletes plaques. */
  plaque_delete: { params: PlaqueDelete; answer: Nothing };
  /** Pieces in the media, of one year, of an event, or all. */
  coverage_list: { params: CoverageAsk; answer: CoverageList };
  /** Notes a piece in the media. */
  coverage_create: { params: CoverageCreate; answer: CoverageId };
  /** Changes a piece in the media. */
  coverage_update: { params: CoverageUpdate; answer: Nothing };
  /** Deletes pieces. */
  coverage_delete: { params: CoverageDelete; answer: Nothing };
  /** Figures that other units sent in, of one year or all. */
  returned_list: { params: ReturnedAsk; answer: ReturnedList };
  /** Notes such a figure. */
  returned_create: { params: ReturnedCreate; answer: ReturnedFigureId };
  /** Changes such a figure. */
  returned_update: { params: ReturnedUpdate; answer: Nothing };
  /** Deletes such figures. */
  returned_delete: { params: ReturnedDelete; answer: Nothing };
  /** Brings in a pasted table of such figures. */
  returned_take: { params: ReturnedTake; answer: ReturnedTaken };
  /** What is written down of a meeting, with the session that comes next. */
  meeting_get: { params: MeetingGet; answer: Meeting };
  /** Meetings of one year or all. */
  meeting_list: { params: YearAsk; answer: MeetingList };
  /** Writes down a meeting: session, agenda, who came, minutes, decisions. */
  meeting_set: { params: MeetingSet; answer: Nothing };
  /** What meetings decided somebody does. */
  follow_up_list: { params: FollowUpAsk; answer: FollowUpList };
  /** Adds such a thing to a meeting. */
  follow_up_create: { params: FollowUpCreate; answer: FollowUpId };
  /** Changes one, or says when it was done. */
  follow_up_update: { params: FollowUpUpdate; answer: Nothing };
  /** Deletes some. */
  follow_up_delete: { params: FollowUpDelete; answer: Nothing };
  /** What belongs into the file of an event. */
  dossier_line_list: { params: Nothing; answer: DossierLineList };
  /** Sets that list. */
  dossier_line_set: { params: DossierLineSet; answer: Nothing };
  /** The file of an event, line by line. */
  dossier_get: { params: DossierGet; answer: Dossier };
  /** How full the files of a year's events are, or of all. */
  dossier_list: { params: YearAsk; answer: DossierList };
  /** Says why an event has no file for a line. */
  dossier_word_set: { params: DossierWordSet; answer: Nothing };
  /** Writes the file of an event, or of a year's events, as numbered folders with their contents. */
  dossier_write: { params: DossierWrite; answer: DossierWritten };
  /** The attachments of a record, or all, with how their files stand. */
  attachment_list: { params: AttachmentAsk; answer: AttachmentList };
  /** Copies files in and keeps them with a record. */
  attachment_add: { params: AttachmentAdd; answer: Added };
  /** Keeps a picture from the clipboard with a record. */
  attachment_paste: { params: AttachmentPaste; answer: Added };
  /** Renames an attachment, writes its caption, or says which line of the event's file it fills. */
  attachment_update: { params: AttachmentUpdate; answer: Nothing };
  /** Puts the attachments of a record into this order. */
  attachment_move: { params: AttachmentIds; answer: Nothing };
  /** Deletes attachments; their bytes stay for the undo. */
  attachment_delete: { params: AttachmentIds; answer: Nothing };
  /** Puts the file of an attachment back that is missing or was changed. */
  attachment_restore: { params: AttachmentRestore; answer: Nothing };
  /** A read-only copy of an attachment to open with the system's program. */
  attachment_open: { params: AttachmentIds; answer: Opened };
  /** Saves attachments elsewhere. */
  attachment_save: { params: AttachmentSave; answer: Saved };
  /** An attached picture, small or as large as a window. */
  attachment_picture: { params: PictureAsk; answer: AttachmentPicture };
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
  /** Begins a class from another, with its people or without. */
  class_copy: { params: ClassCopy; answer: ClassId };
  /** Writes all papers of a class and a workbook into a folder. */
  class_pack: { params: ClassPack; answer: Packed };
  /** Lessons of a class. */
  lesson_list: { params: LessonAsk; answer: LessonList };
  /** Adds lessons to a class, in one act. */
  lesson_create: { params: LessonCreate; answer: LessonsAdded };
  /** Changes lessons, in one act. */
  lesson_update: { params: LessonUpdate; answer: Nothing };
  /** Deletes lessons with what was marked at them. */
  lesson_delete: { params: LessonDelete; answer: Nothing };
  /** Who may be meant while a name is typed. */
  person_suggest: { params: PersonSuggest; answer: Suggestions };
  /** Writes a block of a roster: rows changed and people added, in one act. */
  roster_write: { params: RosterWrite; answer: Enrolled };
  /** Sets who helps whom in a class. */
  pair_set: { params: PairSet; answer: Nothing };
  /** What dividing a list into classes or groups would come to. */
  split_preview: { params: ClassSplit; answer: Split };
  /** Divides a list into classes or groups, as one act. */
  split_apply: { params: ClassSplit; answer: SplitDone };
  /** The grid of attendance of a class. */
  attendance_get: { params: AttendanceAsk; answer: Attendance };
  /** Marks who was not there, in one act. */
  attendance_set: { params: AttendanceSet; answer: Nothing };
  /** Adds a sign of the office's own. */
  attendance_sign_create: { params: AttendanceSignCreate; answer: AttendanceSignId };
  /** Deletes signs that nobody is marked with. */
  attendance_sign_delete: { params: AttendanceSignDelete; answer: Nothing };
  /** Tests of a class, scores, ranks and results. */
  score_get: { params: ScoreAsk; answer: Scores };
  /** Writes scores of tests, in one act. */
  score_set: { params: ScoreSet; answer: Nothing };
  /** Adds a test. */
  test_create: { params: TestCreate; answer: ClassTestId };
  /** Changes a test. */
  test_update: { params: TestUpdate; answer: Nothing };
  /** Deletes tests with their scores. */
  test_delete: { params: TestDelete; answer: Nothing };
  /** Writes the results that the rule gives. */
  result_apply: { params: ResultApply; answer: ResultsApplied };
  /** Makes the levels after a class the levels of its people. */
  level_apply: { params: LevelApply; answer: LevelsApplied };
  /** Masters with their apprentices. */
  mentorship_list: { params: MentorshipAsk; answer: MentorshipList };
  /** Notes a master and an apprentice. */
  mentorship_create: { params: MentorshipCreate; answer: MentorshipId };
  /** Changes one. */
  mentorship_update: { params: MentorshipUpdate; answer: Nothing };
  /** Deletes them with their reviews. */
  mentorship_delete: { params: MentorshipDelete; answer: Nothing };
  /** Writes the review of a year. */
  mentorship_review_set: { params: MentorshipReviewSet; answer: Nothing };
  /** A year's training in numbers. */
  training_figures: { params: YearAsk; answer: TrainingFigures };
  /** Hours by teacher and year. */
  teacher_hours: { params: YearAsk; answer: TeacherHoursList };
  /** Skill levels by year, as entered or from the directory. */
  skill_years: { params: Nothing; answer: SkillYears };
  /** Enters how many people of each level there are in a year. */
  skill_set: { params: SkillSet; answer: Nothing };
  /** All that the office knows a person did. */
  person_record: { params: PersonRecordAsk; answer: PersonRecord };
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
  /** How a contest stands: what judges gave, scores and places. */
  contest_standings: { params: ContestGet; answer: ContestStandings };
  /** Changes the judges of a contest, and whether the highest and the lowest score are dropped. */
  contest_judges: { params: ContestJudges; answer: Nothing };
  /** Keeps what judges gave. */
  judge_scores: { params: JudgeScores; answer: Nothing };
  /** What awards by quota would come to. */
  contest_awards_plan: { params: ContestAwards; answer: PlannedAwards };
  /** Gives awards by quota. */
  contest_awards_give: { params: ContestAwards; answer: PlannedAwards };
  /** The rules by which titles are given. */
  title_rule_list: { params: Nothing; answer: TitleRuleList };
  /** Adds a rule. */
  title_rule_create: { params: TitleRuleCreate; answer: TitleRuleId };
  /** Changes a rule. */
  title_rule_update: { params: TitleRuleUpdate; answer: Nothing };
  /** Deletes rules; what was proposed by them stays. */
  title_rule_delete: { params: TitleRuleDelete; answer: Nothing };
  /** Tries rules on the contests of a year; proposes nothing. */
  title_rule_try: { params: TitleRuleTry; answer: TitleProposals };
  /** Commendations, the latest first. */
  commendation_list: { params: CommendationAsk; answer: CommendationList };
  /** A commendation with its titles. */
  commendation_get: { params: CommendationGet; answer: CommendationDetail };
  /** Adds a commendation. */
  commendation_create: { params: CommendationCreate; answer: CommendationId };
  /** Changes a commendation; its decision grants what was proposed. */
  commendation_update: { params: CommendationUpdate; answer: Nothing };
  /** Deletes commendations with their titles. */
  commendation_delete: { params: CommendationDelete; answer: Nothing };
  /** Proposes titles by rule. */
  commendation_propose: { params: CommendationPropose; answer: Proposed };
  /** Proposes a title at discretion. */
  title_grant_create: { params: TitleGrantCreate; answer: TitleGrantId };
  /** Changes a title. */
  title_grant_update: { params: TitleGrantUpdate; answer: Nothing };
  /** Takes titles out. */
  title_grant_delete: { params: TitleGrantDelete; answer: Nothing };
  /** Adds an entry with authors and award. */
  entry_create: { params: EntryCreate; answer: EntryId };
  /** Changes an entry. */
  entry_update: { params: EntryUpdate; answer: Nothing };
  /** Deletes entries. */
  entry_delete: { params: EntryDelete; answer: Nothing };
  /** How many prizes of each rank there are, in all and for each unit. */
  contest_award_counts: { params: ContestGet; answer: AwardCounts };
  /** Entries that were sent up, and what came back. */
  entry_sent_list: { params: EntrySentAsk; answer: EntrySentList };
  /** Sends entries up to a higher body. */
  entry_sent_create: { params: EntrySentCreate; answer: EntriesSent };
  /** Writes down what came back. */
  entry_sent_update: { params: EntrySentUpdate; answer: Nothing };
  /** Takes back that entries were sent up. */
  entry_sent_delete: { params: EntrySentDelete; answer: Nothing };
  /** Rankings by points, the latest first. */
  points_ranking_list: { params: PointsRankingAsk; answer: PointsRankingList };
  /** Adds a ranking. */
  points_ranking_create: { params: PointsRankingCreate; answer: PointsRankingId };
  /** Changes a ranking. */
  points_ranking_update: { params: PointsRankingUpdate; answer: Nothing };
  /** Deletes rankings. */
  points_ranking_delete: { params: PointsRankingDelete; answer: Nothing };
  /** A ranking as it stands, with the records behind each point. */
  points_standing: { params: PointsRankingGet; answer: PointsStanding };
  /** Adds a rule to a ranking. */
  points_rule_create: { params: PointsRuleCreate; answer: PointsRuleId };
  /** Changes a rule of a ranking. */
  points_rule_update: { params: PointsRuleUpdate; answer: Nothing };
  /** Deletes rules of a ranking. */
  points_rule_delete: { params: PointsRuleDelete; answer: Nothing };
  /** Writes down what counts by hand, or whose a report is. */
  points_piece_create: { params: PointsPieceCreate; answer: PointsPieceId };
  /** Takes out what was written by hand. */
  points_piece_delete: { params: PointsPieceDelete; answer: Nothing };
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
