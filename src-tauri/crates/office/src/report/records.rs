//! Each paper out of its records: the areas say what stands on them.

use rusqlite::Connection;

use super::{Draft, Kind, ReportAsk, ReportName, Setting};
use crate::certificate::CertificateAsk;
use crate::error::{Error, Result};
use crate::ids::PlanId;
use crate::place::Place;
use crate::{
    body, certificate, commendation, contest, coverage, directory, donation, dossier, duty, event, kept, meeting,
    membership, money, plan, points, problem, returns, summary, training, venue,
};

fn needed(field: &str, what: &str) -> Error {
    Error::invalid(field, format!("请指明是哪{what}。"))
}

/// The plan that a paper is of.
pub(super) fn plan_of(conn: &Connection, ask: &ReportAsk) -> Result<PlanId> {
    match (ask.plan_id, ask.year) {
        (Some(id), _) => Ok(id),
        (None, Some(year)) => plan::of_year(conn, year),
        (None, None) => Err(needed("plan_id", "份计划，或哪一年的计划")),
    }
}

/// What the records give; the files beside them are in `place`.
pub(super) fn records(
    conn: &Connection,
    place: &Place,
    ask: &ReportAsk,
    setting: &Setting,
    kind: Kind,
) -> Result<Draft> {
    let commendation = || ask.commendation_id.ok_or_else(|| needed("commendation_id", "次表彰"));
    let event = || ask.event_id.ok_or_else(|| needed("event_id", "项活动"));
    let class = || ask.class_id.ok_or_else(|| needed("class_id", "个培训班"));
    let year = || ask.year.ok_or_else(|| needed("year", "一年"));
    match ask.name {
        ReportName::Plan
        | ReportName::PlanTable
        | ReportName::PlanChanges
        | ReportName::PlanProgress
        | ReportName::PlanManual
        | ReportName::PlanOpinions => {
            let id = plan_of(conn, ask)?;
            match ask.name {
                ReportName::Plan => {
                    let with_milestones = setting.official().milestones == Some(true);
                    Ok(plan::paper(conn, id, ask.version_id, with_milestones)?.into())
                }
                ReportName::PlanChanges => Ok(plan::adjustments(conn, id, ask.version_id)?.into()),
                ReportName::PlanProgress => plan::progress(conn, id, ask, setting),
                ReportName::PlanManual => plan::manual(conn, id, ask, setting),
                ReportName::PlanOpinions => plan::opinions(conn, id, setting),
                _ => plan::table(conn, id, setting),
            }
        }
        ReportName::Summary => summary::paper(conn, year()?),
        ReportName::Problems => problem::ledger(conn, year()?, setting),
        ReportName::Events => event::paper(conn, ask, setting),
        ReportName::Honours => kept::honour_ledger(conn, ask.year, setting),
        ReportName::Participations => kept::participation_ledger(conn, year()?, setting),
        ReportName::Applications => kept::application_ledger(conn, year()?, setting),
        ReportName::ApplicationMaterials => {
            kept::material_list(conn, ask.application_id.ok_or_else(|| needed("application_id", "项申报"))?, setting)
        }
        ReportName::DocumentsIn => kept::document_register(conn, year()?, "in", setting),
        ReportName::DocumentsOut => kept::document_register(conn, year()?, "out", setting),
        ReportName::Outcomes => kept::outcome_ledger(conn, year()?, setting),
        ReportName::Regulations => kept::regulation_contents(conn, setting),
        // Running words have no rows: a workbook has its table.
        ReportName::Chronicle => event::chronicle(conn, ask, setting, kind == Kind::Xlsx),
        ReportName::Money => money::statement_paper(conn, ask),
        ReportName::Donations => donation::list_paper(conn, year()?, setting),
        ReportName::DonationReceipt => {
            donation::receipt(conn, ask.donation_id.ok_or_else(|| needed("donation_id", "次捐赠"))?)
        }
        ReportName::Plaques => venue::plaque_paper(conn, year()?, setting),
        ReportName::Venues => venue::venue_paper(conn, setting),
        ReportName::Coverage => coverage::paper(conn, year()?, setting),
        ReportName::Returns => returns::paper(conn, year()?, setting),
        ReportName::EventBrief => Ok(event::brief(conn, place, event()?)?.into()),
        ReportName::Minutes => Ok(meeting::minutes(conn, event()?)?.into()),
        ReportName::FollowUps => {
            meeting::follow_up_ledger(conn, ask.year.ok_or_else(|| needed("year", "一年"))?, setting)
        }
        ReportName::DossierContents => dossier::contents(conn, place, event()?, setting),
        ReportName::Roster => training::roster_paper(conn, class()?, setting),
        ReportName::Groups => training::group_list(conn, class()?, setting),
        ReportName::SignIn => training::sign_in_sheet(conn, class()?, ask.lesson_id, setting),
        ReportName::Scores => training::score_sheet(conn, class()?, setting),
        ReportName::Commendation => commendation::decision(conn, commendation()?),
        ReportName::CommendationPublic => commendation::public_list(conn, commendation()?, setting),
        ReportName::Recommendations => commendation::recommendations(conn, commendation()?, setting),
        ReportName::Bonuses => commendation::bonuses(conn, commendation()?, setting),
        ReportName::Pairs => training::pair_list(conn, class()?, setting),
        ReportName::Attendance => training::attendance_sheet(conn, class()?, setting),
        ReportName::TeacherHours => {
            training::hours_sheet(conn, ask.year.ok_or_else(|| needed("year", "一年"))?, setting)
        }
        ReportName::Mentorships => {
            training::mentorship_ledger(conn, ask.year.ok_or_else(|| needed("year", "一年"))?, setting)
        }
        ReportName::TrainingFigures => {
            training::figures_sheet(conn, ask.year.ok_or_else(|| needed("year", "一年"))?, setting)
        }
        ReportName::Members => directory::member_list(conn, ask.label.as_deref(), setting),
        ReportName::UnitMembers => membership::unit_members(conn, ask.label.as_deref(), setting),
        ReportName::Dues => membership::dues_sheet(conn, year()?, setting),
        ReportName::JoinApplications => membership::join_list_paper(conn, year()?, setting),
        ReportName::Units => directory::unit_directory(conn, ask.label.as_deref(), setting),
        ReportName::BodyMembers => body::members(conn, ask.term_id.ok_or_else(|| needed("term_id", "一届"))?, setting),
        ReportName::Ballot => {
            body::election(conn, ask.ballot_id.ok_or_else(|| needed("ballot_id", "次选举"))?, setting)
        }
        ReportName::Duty => duty::paper(conn, ask.duty_id.ok_or_else(|| needed("duty_id", "份值班表"))?, setting),
        ReportName::CertificateReceipts => certificate::receipts(conn, &certificates(ask), setting),
        ReportName::CertificateRegister => certificate::register(conn, &certificates(ask), setting),
        ReportName::Points => {
            points::paper(conn, ask.ranking_id.ok_or_else(|| needed("ranking_id", "个积分排名"))?, setting)
        }
        ReportName::EntriesSent => contest::sent_list_paper(conn, ask.contest_id, ask.year, setting),
        ReportName::AwardCounts => {
            contest::counts_paper(conn, ask.contest_id.ok_or_else(|| needed("contest_id", "项竞赛"))?, setting)
        }
        ReportName::Awards => {
            contest::award_list(conn, ask.contest_id.ok_or_else(|| needed("contest_id", "项竞赛"))?, setting)
        }
    }
}

fn certificates(ask: &ReportAsk) -> CertificateAsk {
    CertificateAsk {
        year: ask.year,
        contest_id: ask.contest_id,
        class_id: ask.class_id,
        commendation_id: ask.commendation_id,
    }
}
