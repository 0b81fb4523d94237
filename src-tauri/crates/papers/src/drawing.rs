//! Outlines with paint: rules of a table, the frame of a certificate. Millimetres from the upper left corner, y downwards.

/// A colour as three bytes: red, green, blue.
pub type Rgb = [u8; 3];

/// The ink of text and rules.
pub const BLACK: Rgb = [0, 0, 0];

/// A point in millimetres.
pub type Point = [f32; 2];

/// One step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Begins a new subpath here.
    Move(Point),
    /// A straight line to here.
    Line(Point),
    /// A cubic Bézier curve: two control points and the end.
    Curve(Point, Point, Point),
    /// Back to where the subpath began.
    Close,
}

/// How a stroke ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cap {
    /// Cut off at the end point.
    #[default]
    Butt,
    /// A half circle beyond the end point.
    Round,
    /// A half square beyond the end point.
    Square,
}

/// How two segments of a stroke meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Join {
    /// A point.
    #[default]
    Miter,
    /// An arc.
    Round,
    /// A cut corner.
    Bevel,
}

/// The line that follows an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: Rgb,
    /// Its width in millimetres on the paper.
    pub width: f32,
    /// Its ends.
    pub cap: Cap,
    /// Its corners.
    pub join: Join,
}

/// One outline with its paint.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The outline.
    pub steps: Vec<Step>,
    /// The colour inside, if any.
    pub fill: Option<Rgb>,
    /// Whether the inside is told by the even-odd rule instead of the non-zero one.
    pub even_odd: bool,
    /// The line along the outline, if any.
    pub stroke: Option<Stroke>,
}

/// A square of black and clear dots, such as a code: as outlines it would be fifty times as large.
#[derive(Debug, Clone, PartialEq)]
pub struct Dots {
    /// Its upper left corner.
    pub at: Point,
    /// Its side on the paper.
    pub side: f32,
    /// How many dots stand in a row, and how many rows there are.
    pub width: usize,
    /// Row by row, each in whole bytes, the first dot in the highest bit: 1 is black.
    pub bits: Vec<u8>,
}

impl Shape {
    /// A straight black rule.
    pub fn rule(from: Point, to: Point, width: f32) -> Self {
        let stroke = Stroke { colour: BLACK, width, cap: Cap::Square, join: Join::Miter };
        Self { steps: vec![Step::Move(from), Step::Line(to)], fill: None, even_odd: false, stroke: Some(stroke) }
    }

    /// The shape, stretched across and down from the upper left corner; lines by the mean of both.
    pub(crate) fn stretched(mut self, [x, y]: [f32; 2]) -> Self {
        let to = |[px, py]: Point| [px * x, py * y];
        for step in &mut self.steps {
            *step = match *step {
                Step::Move(at) => Step::Move(to(at)),
                Step::Line(at) => Step::Line(to(at)),
                Step::Curve(a, b, at) => Step::Curve(to(a), to(b), to(at)),
                Step::Close => Step::Close,
            };
        }
        if let Some(stroke) = &mut self.stroke {
            stroke.width *= (x * y).sqrt();
        }
        self
    }
}
